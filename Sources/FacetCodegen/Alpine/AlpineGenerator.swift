import FacetAnalysis

/// Writes Alpine's markup, whose expressions are names, and for each component what makes the scopes that have these names.
struct AlpineGenerator: Generator {
  let project: ClientProject

  init(_ project: ClientProject) { self.project = project }

  func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node] {
    AlpineMarkup(component, project).additions
  }

  func write(_ component: CheckedComponent, to file: ModuleFile) {
    AlpineComponent(component, file, project).write()
  }

  /// `Alpine.plugin(facet)`, `start(shapes, page(Index))`
  func writeEntry(of page: CheckedPage, to file: ModuleFile) {
    let component = project.components[page.component]
    let alpine = file.module.useDefault(from: "alpinejs", as: "Alpine")
    file.module.add(.expression(alpine.calling("plugin", file.runtime.helper("facet"))))
    let shapes = ToldValues(component, project).shapes(file)
    let adopt = file.runtime.call("page", file.use(component))
    file.addStart(of: page, shapes: shapes, adopt: adopt)
  }
}
