import FacetAnalysis

/// Which components others use.
package enum ComponentUses {
  /// The components and all that they use, directly or not, in the order of their numbers.
  package static func reachable(from roots: [ComponentID], in project: CheckedProject) -> [ComponentID] {
    var found = Set<ComponentID>()
    var rest = roots
    while let id = rest.popLast() {
      guard project.components.indices.contains(id), found.insert(id).inserted else { continue }
      rest += uses(in: project.components[id].nodes)
    }
    return found.sorted()
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
