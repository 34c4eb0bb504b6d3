import FacetAnalysis
import FacetValue

extension AlpineRegion {
  /// What the region says of the document. Its blocks have no nodes.
  func addHead(_ nodes: [CheckedNode]) {
    for node in nodes {
      switch node.kind {
      case .element(let element): addHeadItem(element, node.id)
      case .conditional(let block): addHeadBlock(choice(headOnly(block), node.id, .html), block.markups.count)
      case .each(let block): addHeadBlock(each(headOnly(block), node.id, .html), block.markups.count)
      case .head(let nodes): addHead(nodes)
      case .text, .trustedHTML, .component, .slot: break
      }
    }
  }

  /// `headBlock(region, 2, choice(…))`
  private func addHeadBlock(_ block: JSExpression, _ count: Int) {
    statements.append(.expression(runtime.call("headBlock", .id(region), .number(Double(count)), block)))
  }

  /// The block, with what it holds marked as the head's.
  private func headOnly(_ block: CheckedIf) -> CheckedIf {
    CheckedIf(
      branches: block.branches.map { ($0.conditions, [.head($0.body)]) },
      otherwise: block.otherwise.isEmpty ? [] : [.head(block.otherwise)])
  }

  private func headOnly(_ block: CheckedEach) -> CheckedEach {
    CheckedEach(
      site: block.site, items: block.items, item: block.item, index: block.index, key: block.key,
      body: [.head(block.body)], otherwise: block.otherwise.isEmpty ? [] : [.head(block.otherwise)], span: block.span)
  }

  /// An element says the title, or the `content` of a `meta`. Links stay as the server wrote them.
  private func addHeadItem(_ element: CheckedElement, _ id: NodeID) {
    guard let (selector, text) = item(element) else { return }
    let isLayout = JSExpression.boolean(component.component.role == .layout)
    statements.append(
      .expression(
        runtime.call(
          "head", .id(region), .text(selector), .number(Double(id)), isLayout, .arrow([], .expression(text)))))
  }

  private func item(_ element: CheckedElement) -> (selector: String, text: JSExpression)? {
    switch element.name {
    case "title":
      let parts = element.children.flatMap { child -> [TextPart] in
        if case .text(let parts) = child.kind { parts } else { [] }
      }
      return ("title", lowering.text(parts))
    case "meta":
      guard let selector = selector(of: element) else { return nil }
      for attribute in element.attributes where attribute.writtenName == "content" {
        return content(attribute).map { (selector, $0) }
      }
      return nil
    default: return nil
    }
  }

  private func content(_ attribute: CheckedAttribute) -> JSExpression? {
    switch attribute {
    case .fixed(_, let value): .text(value ?? "")
    case .computed(_, let value): runtime.call("printed", lowering.lower(value))
    default: nil
    }
  }

  private func selector(of element: CheckedElement) -> String? {
    for case .fixed(let name, let value?) in element.attributes
    where ["name", "property", "http-equiv", "itemprop"].contains(name) {
      let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "meta[\(name)=\"\(quoted)\" i]"
    }
    return nil
  }
}
