import FacetAnalysis

extension AlpineMarkup {
  /// What the server's page needs, by node.
  var additions: [NodeID: MarkupAdditions.Node] {
    var result: [NodeID: MarkupAdditions.Node] = [:]
    let root = component.nodes.isOneElement ? component : nil
    collect(component.nodes, parent(ofRoots: component.nodes), root: root, &result)
    return result
  }

  private func collect(
    _ nodes: [CheckedNode], _ parent: Parent, root: CheckedComponent? = nil,
    _ result: inout [NodeID: MarkupAdditions.Node]
  ) {
    for node in nodes {
      var addition = MarkupAdditions.Node()
      addition.before = before(node, nodes, parent)
      addition.after = after(node)
      if case .each(let block) = node.kind, !block.body.isOneElement { addition.itemAfter = Self.itemEnd }
      if case .element(let element) = node.kind { addition.attributes = directives(of: element, node.id, root: root) }
      result[node.id] = addition
      collectContents(of: node, parent, &result)
    }
  }

  private func collectContents(
    of node: CheckedNode, _ parent: Parent, _ result: inout [NodeID: MarkupAdditions.Node]
  ) {
    switch node.kind {
    case .text, .trustedHTML, .head: break
    case .element(let element):
      if element.showsChildren, element.children.onlyText == nil {
        collect(element.children, element.contentParent, &result)
      }
    case .component(let use):
      for content in use.contents { collect(content.nodes, self.parent(ofRoots: content.nodes), &result) }
    case .slot(let slot): collect(slot.fallback, parent, &result)
    case .conditional(let block): for nodes in block.markups { collect(nodes, parent, &result) }
    case .each(let block): for nodes in block.markups { collect(nodes, parent, &result) }
    }
  }
}
