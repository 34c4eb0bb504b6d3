import FacetAnalysis

extension SolidBody {
  /// What nodes say of the document's head: its title, and what a `meta` of a name holds.
  func addHeads(_ nodes: [CheckedNode]) {
    for node in nodes {
      if case .head(let items) = node.kind { for item in items { addHead(item) } }
    }
  }

  private func addHead(_ node: CheckedNode) {
    switch node.kind {
    case .element(let element): addHead(element, node.id)
    case .conditional(let block):
      let isWanted = !block.branches.allSatisfy { $0.body.isEmpty } || !block.otherwise.isEmpty
      if isWanted { follow(conditionalHead(block)) }
    case .each(let block): follow(eachHead(block, node.id))
    default: break
    }
  }

  /// Blocks of a head are made like others, and show nothing.
  private func follow(_ region: JSExpression) { add(.call(owner.solid("createRenderEffect"), [region])) }

  private func conditionalHead(_ block: CheckedIf) -> JSExpression {
    conditional(
      CheckedIf(
        branches: block.branches.map { ($0.conditions, [CheckedNode(.head($0.body), id: -1)]) },
        otherwise: block.otherwise.isEmpty ? [] : [CheckedNode(.head(block.otherwise), id: -1)]))
  }

  private func eachHead(_ block: CheckedEach, _ node: NodeID) -> JSExpression {
    each(
      CheckedEach(
        site: block.site, items: block.items, item: block.item, index: block.index, key: block.key,
        body: [CheckedNode(.head(block.body), id: -1)],
        otherwise: block.otherwise.isEmpty ? [] : [CheckedNode(.head(block.otherwise), id: -1)], span: block.span),
      node)
  }

  private func addHead(_ element: CheckedElement, _ node: NodeID) {
    guard let (selector, parts) = said(element) else { return }
    var arguments: [JSExpression] = [.text(selector), placeHere(), .number(Double(node))]
    if owner.component.role == .layout { arguments.append(true) }
    let item = name(element.name, runtime.call("headItem", arguments))
    follow(SlotReads.of(parts), item.called(text(parts)))
    if owner.component.role != .page || isNested {
      add(.call(owner.solid("onCleanup"), [.arrow([], .expression(item.called(.null)))]))
    }
  }

  /// The selector of what an element says, and the text.
  private func said(_ element: CheckedElement) -> (String, [TextPart])? {
    if element.name == "title" {
      return (
        "title",
        element.children.flatMap { child -> [TextPart] in if case .text(let parts) = child.kind { parts } else { [] } }
      )
    }
    guard element.name == "meta" else { return nil }
    var selector: String?
    var content: [TextPart] = []
    for attribute in element.attributes {
      switch attribute {
      case .fixed(let name, let value?) where ["name", "property", "http-equiv", "itemprop"].contains(name):
        selector = selector ?? "meta[\(name)=\"\(value)\" i]"
      case .fixed("content", let value): content = [.literal(value ?? "")]
      case .computed("content", let value): content = [.expression(value)]
      default: break
      }
    }
    return selector.map { ($0, content) }
  }
}
