import FacetAnalysis

/// Compiles each component to vanilla JavaScript: a function that makes an instance, whose closure holds the values, and
/// which creates, adopts and updates exact nodes.
struct SvelteGenerator: Generator {
  let project: ClientProject

  init(_ project: ClientProject) { self.project = project }

  func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node] {
    RegionMarks.additions(to: component)
  }

  func write(_ component: CheckedComponent, to file: ModuleFile) {
    ComponentWriter(component, file, project).write()
  }

  /// `start(shapes, page(Index))`
  func writeEntry(of page: CheckedPage, to file: ModuleFile) {
    let component = project.components[page.component]
    let shapes = ToldValues(component, project).shapes(file)
    let adopt = file.runtime.call("page", file.use(component))
    file.addStart(of: page, shapes: shapes, adopt: adopt)
  }
}
