import FacetAnalysis
import FacetValue

extension SolidBody {
  /// Events that bubble and that Solid leaves to one listener of the document.
  private static let delegated: Set<String> = [
    "beforeinput", "click", "contextmenu", "dblclick", "focusin", "focusout", "input", "keydown", "keyup", "mousedown",
    "mousemove", "mouseout", "mouseover", "mouseup", "pointerdown", "pointermove", "pointerout", "pointerover",
    "pointerup", "touchend", "touchmove", "touchstart",
  ]

  func addEvents(of element: CheckedElement, _ node: JSExpression) {
    var delegated: [(name: String, handlers: [JSExpression])] = []
    for case .event(let event) in element.attributes {
      let arguments = handling(event)
      guard Self.delegated.contains(event.name) else {
        add(runtime.call("listen", [node, .text(event.name)] + arguments))
        continue
      }
      let handler = runtime.call("handle", arguments)
      if let index = delegated.firstIndex(where: { $0.name == event.name }) {
        delegated[index].handlers.append(handler)
      } else {
        delegated.append((event.name, [handler]))
      }
    }
    for (name, handlers) in delegated {
      owner.delegatedEvents.insert(name)
      add(node.member("$$\(name)").assigned(handlers.count == 1 ? handlers[0] : both(handlers)))
    }
  }

  /// Several handlers of one event, one after the other.
  private func both(_ handlers: [JSExpression]) -> JSExpression {
    let named = handlers.map { name("handler", $0) }
    return .arrow("event", body: named.map { .expression($0.called(.id("event"))) })
  }

  /// The arguments of `handle`: what runs, the modifiers, whose it is.
  private func handling(_ event: CheckedEvent) -> [JSExpression] {
    var modifiers: [JSProperty] = []
    if event.preventsDefault { modifiers.append(.property("prevent", true)) }
    if event.stopsPropagation { modifiers.append(.property("stop", true)) }
    if event.once { modifiers.append(.property("once", true)) }
    if event.onlySelf { modifiers.append(.property("self", true)) }
    if let debounce = event.debounce { modifiers.append(.property("debounce", .number(Double(debounce)))) }
    if !event.keys.isEmpty { modifiers.append(.property("keys", .array(event.keys.map { .text($0) }))) }
    return [lowering.action(event.action), .object(modifiers), owner.frame.place]
  }
}
