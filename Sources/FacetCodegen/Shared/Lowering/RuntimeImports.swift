import FacetRuntime

/// What a generated module uses of the runtime, imported when it is first used.
package struct RuntimeImports {
  package let module: JSModuleBuilder
  /// From the module's folder to the folder that all modules stand in: `../../`.
  package let root: String

  package init(_ module: JSModuleBuilder, root: String) {
    self.module = module
    self.root = root
  }

  /// A helper of the runtime. One that the catalogue does not list is a defect of the generator: the module then says
  /// so when it is loaded, and the test that loads every module fails.
  package func helper(_ name: String) -> JSExpression {
    let path = RuntimeCatalog.helpers(named: name).first?.module ?? "unknown-helper/\(name).js"
    return module.use(name, from: "\(root)runtime/\(path)")
  }

  /// `name(a, b)` of a helper.
  package func call(_ name: String, _ arguments: JSExpression...) -> JSExpression { .call(helper(name), arguments) }

  package func call(_ name: String, _ arguments: [JSExpression]) -> JSExpression { .call(helper(name), arguments) }
}
