import FacetAnalysis
import FacetValue

/// A checked project, as one target's generator sees it.
package struct ClientProject: Sendable {
  package let project: CheckedProject
  package let target: Target
  package let options: ClientOptions

  package var types: TypeTable { project.types }
  package var components: [CheckedComponent] { project.components }

  /// Pages' components by their page; error pages are pages, too.
  private let pages: [ComponentID: CheckedPage]

  package init(_ project: CheckedProject, _ target: Target, _ options: ClientOptions) {
    self.project = project
    self.target = target
    self.options = options
    pages = Dictionary(project.pages.map { ($0.component, $0) }) { first, _ in first }
  }

  /// `svelte/components/Card.js`, `svelte/pages/products/[id].js`.
  package func path(of component: CheckedComponent) -> String {
    if let page = pages[component.id] { return "\(target.rawValue)/pages/\(page.name).js" }
    return "\(target.rawValue)/components/\(component.name).js"
  }

  package func entryPath(of page: CheckedPage) -> String { "\(target.rawValue)/entries/\(page.name).js" }
}
