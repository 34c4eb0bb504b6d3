import FacetAnalysis

/// What a component says of the document's head: components that show nothing.
extension PreactComponent {
  func head(_ nodes: [CheckedNode], _ region: PreactRegion) -> JSExpression {
    var inner = region
    inner.isInHead = true
    return one(of: list(nodes, inner))
  }

  func headItems(_ node: CheckedNode, _ region: PreactRegion) -> [JSExpression] {
    switch node.kind {
    case .element(let element): item(element, node, region).map { [$0] } ?? []
    case .conditional(let block): [conditional(block, region)]
    case .each(let block): [each(block, node, region)]
    case .head(let nodes): nodes.flatMap { headItems($0, region) }
    case .text, .trustedHTML, .component, .slot: []
    }
  }

  private func item(_ element: CheckedElement, _ node: CheckedNode, _ region: PreactRegion) -> JSExpression? {
    guard let (selector, text) = said(element, region.lowering) else { return nil }
    var props: [JSProperty] = region.key(of: node).map { [.property("key", $0)] } ?? []
    props += [
      .property("$hidden", true), .property("selector", .text(selector)), .property("scope", region.scope),
      .property("order", .number(Double(node.id))), .property("isLayout", .boolean(component.role == .layout)),
      .property("text", text),
    ]
    return .call(h, [helper("Head"), .object(props)]).annotated(element.span)
  }

  /// Which element of the head it is, and what it says; nil for what no value can change.
  private func said(_ element: CheckedElement, _ lowering: Lowering) -> (selector: String, text: JSExpression)? {
    if element.name == "title" {
      let parts = element.children.flatMap { node -> [TextPart] in
        if case .text(let parts) = node.kind { parts } else { [] }
      }
      return ("title", string(parts, lowering))
    }
    guard element.name == "meta", let selector = selector(element) else { return nil }
    for attribute in element.attributes {
      switch attribute {
      case .fixed("content", let text): return (selector, .text(text ?? ""))
      case .computed("content", let value): return (selector, text(of: value, lowering))
      case .url("content", let parts):
        if case .whole(let value)? = parts.first { return (selector, text(of: value, lowering)) }
      default: break
      }
    }
    return nil
  }

  private func selector(_ element: CheckedElement) -> String? {
    for case .fixed(let name, let value?) in element.attributes where ["name", "property", "itemprop"].contains(name) {
      let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "meta[\(name)=\"\(quoted)\" i]"
    }
    return nil
  }
}
