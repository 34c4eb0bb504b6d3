import FacetAnalysis
import FacetValue

extension BlockWriter {
  /// What an element says of the document: its title, or the `content` of a `meta`. Links stay as the server wrote them.
  func addHeadItem(_ element: CheckedElement, id: NodeID) {
    guard let item = item(element) else { return }
    let isLayout = component.component.role == .layout
    let order = JSExpression.number(Double(id))
    let made = runtime.call(
      "headItem", [.text(item.selector), place, order] + (isLayout ? [true] : []))
    let say = declare(element.name, made)
    write(item.slots, .expression(.call(say, [item.text])))
    end(.call(say, [.null]))
  }

  private func item(_ element: CheckedElement) -> (selector: String, text: JSExpression, slots: Set<FrameSlot>)? {
    switch element.name {
    case "title":
      let parts = element.children.flatMap { child -> [TextPart] in
        if case .text(let parts) = child.kind { parts } else { [] }
      }
      return ("title", lowering.text(parts), SlotReads.of(parts))
    case "meta":
      guard let selector = selector(of: element) else { return nil }
      for attribute in element.attributes where attribute.writtenName == "content" {
        return content(attribute).map { (selector, $0, SlotReads.of(attribute)) }
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
