import FacetAnalysis

/// Finds the components of a page that may have loads: the page, and the layouts that it uses.
enum LayoutFinder {
  static func layouts(of page: ComponentID, in project: CheckedProject) -> [ComponentID] {
    var found = [page]
    var next = 0
    while next < found.count {
      guard project.components.indices.contains(found[next]) else { break }
      for component in uses(in: project.components[found[next]].nodes) where !found.contains(component) {
        if project.components.indices.contains(component), project.components[component].role == .layout {
          found.append(component)
        }
      }
      next += 1
    }
    return found
  }

  private static func uses(in nodes: [CheckedNode]) -> [ComponentID] {
    nodes.flatMap { node -> [ComponentID] in
      switch node.kind {
      case .text, .trustedHTML, .head: []
      case .element(let element): uses(in: element.children)
      case .component(let use): [use.component] + use.contents.flatMap { uses(in: $0.nodes) }
      case .slot(let slot): uses(in: slot.fallback)
      case .conditional(let node): node.branches.flatMap { uses(in: $0.body) } + uses(in: node.otherwise)
      case .each(let node): uses(in: node.body) + uses(in: node.otherwise)
      }
    }
  }
}
