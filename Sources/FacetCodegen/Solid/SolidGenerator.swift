import FacetAnalysis

/// Modules that clone templates and keep them up to date by signals, in Solid's manner and on its public API.
struct SolidGenerator: Generator {
  let project: ClientProject

  init(_ project: ClientProject) { self.project = project }

  func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node] {
    var additions = SolidAdditions()
    additions.add(SolidRoots(component))
    return additions.nodes
  }

  func write(_ component: CheckedComponent, to file: ModuleFile) {
    SolidComponent(component, file, project).write()
  }

  /// `start({…}, adopt(Page))`
  func writeEntry(of page: CheckedPage, to file: ModuleFile) {
    let component = project.components[page.component]
    let shapes = SolidValues(component, project).shapes(file.shapes)
    let adopt = file.runtime.call("adopt", file.use(component))
    file.addStart(of: page, shapes: .object(shapes), adopt: adopt)
  }
}
