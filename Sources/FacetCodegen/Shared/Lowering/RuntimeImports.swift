import FacetRuntime

/// What a generated module uses of the runtime, imported when it is first used.
package struct RuntimeImports {
  package let module: JSModuleBuilder
  /// From the module's folder to the folder that all modules stand in: `../../`.
  package let root: String
  /// Whose helpers are meant, where several targets have one of a name.
  let target: Target?

  package init(_ module: JSModuleBuilder, root: String, target: Target? = nil) {
    self.module = module
    self.root = root
    self.target = target
  }

  /// A helper of the runtime. One that the catalogue does not list is a defect of the generator: the module then says
  /// so when it is loaded, and the test that loads every module fails.
  package func helper(_ name: String) -> JSExpression {
    let path = RuntimeCatalog.helpers(named: name).first(where: isUsable)?.module ?? "unknown-helper/\(name).js"
    return module.use(name, from: "\(root)runtime/\(path)")
  }

  private func isUsable(_ helper: RuntimeHelper) -> Bool {
    guard let target else { return true }
    return helper.module.hasPrefix("shared/") || helper.module.hasPrefix("\(target.rawValue)/")
  }

  /// `name(a, b)` of a helper.
  package func call(_ name: String, _ arguments: JSExpression...) -> JSExpression { .call(helper(name), arguments) }

  package func call(_ name: String, _ arguments: [JSExpression]) -> JSExpression { .call(helper(name), arguments) }
}
