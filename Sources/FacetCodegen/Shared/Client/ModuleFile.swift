import FacetAnalysis

/// A generated module while it is written: where it is, and what it may import.
package struct ModuleFile {
  package let path: String
  package let module = JSModuleBuilder()
  package let runtime: RuntimeImports
  package let shapes: ProjectImports
  let project: ClientProject

  init(_ path: String, in project: ClientProject) {
    self.path = path
    self.project = project
    let depth = path.utf8.count { $0 == UInt8(ascii: "/") }
    let root = String(repeating: "../", count: depth)
    runtime = RuntimeImports(module, root: root, target: project.target)
    shapes = ProjectImports(
      runtime, types: project.types, typesModule: "\(root)\(project.target.rawValue)/types.js",
      storesModule: "\(root)\(project.target.rawValue)/stores.js")
  }

  /// What the component's module exports as its default, under the component's name.
  package func use(_ component: CheckedComponent) -> JSExpression {
    module.useDefault(from: runtime.root + project.path(of: component), as: component.name)
  }

  /// The lowering of a component's code in this module.
  package func lowering(_ component: CheckedComponent, _ access: any FrameAccess) -> Lowering {
    Lowering(
      component: component, types: project.types, runtime: runtime, shapes: shapes, access: access,
      locale: project.options.locale, names: module.names)
  }

  func finished() -> ClientModule {
    let code = module.print()
    return ClientModule(
      path: path, text: code.text, sourceMap: SourceMap(of: code).json(file: path), imports: imports)
  }

  private var imports: [ModuleImport] {
    module.imported.map { imported in
      let isPath = imported.module.hasPrefix(runtime.root)
      return ModuleImport(
        module: isPath ? String(imported.module.dropFirst(runtime.root.count)) : imported.module, names: imported.names)
    }
  }
}
