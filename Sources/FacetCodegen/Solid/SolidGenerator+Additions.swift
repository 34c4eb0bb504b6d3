import FacetAnalysis

/// The roots of a component's markup.
struct SolidRoots {
  let nodes: [CheckedNode]
  /// A page is only ever adopted. When none of its roots comes or goes, those that stay as they are need no code at all.
  let isPage: Bool
  let isFixed: Bool

  init(_ component: CheckedComponent) {
    nodes = component.nodes
    isPage = component.role == .page
    isFixed =
      isPage
      && SolidChildren(component.nodes).nodes.allSatisfy { node in
        switch SolidNode(node) {
        case .fixedText, .element: true
        case .text, .region: false
        }
      }
  }

  /// Whether code asks for a root.
  func isAskedFor(_ element: CheckedElement) -> Bool { !isFixed || element.needsCode }
}

/// What the server's HTML needs: numbers on the elements that code asks for, and marks around what changes between
/// siblings.
struct SolidAdditions {
  private(set) var nodes: [NodeID: MarkupAdditions.Node] = [:]

  mutating func add(_ roots: SolidRoots) {
    for node in SolidChildren(roots.nodes).nodes {
      if case .element(let element) = node.kind {
        if roots.isAskedFor(element) { nodes[node.id, default: .init()].isNumbered = true }
        addContent(of: element)
      } else {
        addRegions(of: node)
      }
    }
  }

  /// The content of a region: elements are asked for, and all of it is inserted as one.
  private mutating func addRegion(_ list: [CheckedNode]) {
    for node in SolidChildren(list).nodes {
      if case .element(let element) = node.kind {
        nodes[node.id, default: .init()].isNumbered = true
        addContent(of: element)
      } else {
        addRegions(of: node)
      }
    }
  }

  private mutating func addContent(of element: CheckedElement) {
    let children = SolidChildren(of: element)
    for (index, node) in children.nodes.enumerated() {
      if children.isParted(index) { nodes[node.id, default: .init()].before = "<!---->" }
      switch SolidNode(node) {
      case .fixedText, .text: break
      case .element(let child): addContent(of: child)
      case .region:
        if !children.isAlone {
          nodes[node.id, default: .init()].before = "<!--$-->"
          nodes[node.id, default: .init()].after = "<!--/-->"
        }
        addRegions(of: node)
      }
    }
  }

  private mutating func addRegions(of node: CheckedNode) {
    switch node.kind {
    case .text, .trustedHTML, .head, .element: break
    case .component(let use): for content in use.contents { addRegion(content.nodes) }
    case .slot(let slot): addRegion(slot.fallback)
    case .conditional(let block):
      for branch in block.branches { addRegion(branch.body) }
      addRegion(block.otherwise)
    case .each(let block):
      addRegion(block.body)
      addRegion(block.otherwise)
    }
  }
}
