import FacetAnalysis
import FacetValue

extension BlockWriter {
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  func add(_ element: CheckedElement) {
    markup += "<\(element.name)"
    if let scope = component.component.scopeAttribute { markup += " \(scope)" }
    let variable = element.isDynamic ? take(element.name) : nil
    if variable == nil { skip() }
    addAttributes(of: element, variable ?? .null)
    markup += ">"
    if element.namespace == .html, Self.voidElements.contains(element.name) {
      if let variable { addBehaviour(of: element, variable) }
      return
    }
    if let form = element.form, let variable { addHiddenField(form, variable) }
    if !(element.control != nil && element.name == "textarea") {
      addChildren(element.children, of: variable, behindFirst: element.form != nil)
    }
    markup += "</\(element.name)>"
    if let variable { addBehaviour(of: element, variable) }
  }

  /// What happens with an element besides its markup. A binding listens before the template's own handlers.
  private func addBehaviour(of element: CheckedElement, _ variable: JSExpression) {
    if let control = element.control { addControl(control, of: element, variable) }
    for attribute in element.attributes {
      switch attribute {
      case .event(let event): addEvent(event, variable)
      case .reference(let slot): addReference(slot, variable)
      default: break
      }
    }
  }

  /// The field that says which form was posted: it has the path of where the form stands.
  private func addHiddenField(_ form: CheckedForm, _ variable: JSExpression) {
    markup += "<input type=\"hidden\" name=\"_action\">"
    let path = runtime.call("formPath", place, .number(Double(form.id)))
    let field = variable.member("firstChild")
    firsts.append(whenCreating(.expression(runtime.call("setAttribute", field, .text("value"), path))))
  }

  private func addReference(_ slot: FrameSlot, _ variable: JSExpression) {
    let reference = lowering.access.element(slot)
    steps.append(.expression(reference.assigned(variable)))
    ends.append(
      .conditional(.binary(reference, .equal, variable), then: [.expression(reference.assigned(.null))]))
  }

  private func addEvent(_ event: CheckedEvent, _ variable: JSExpression) {
    var modifiers: [JSProperty] = []
    if event.preventsDefault { modifiers.append(.property("prevent", true)) }
    if event.stopsPropagation { modifiers.append(.property("stop", true)) }
    if event.once { modifiers.append(.property("once", true)) }
    if event.onlySelf { modifiers.append(.property("self", true)) }
    if let debounce = event.debounce { modifiers.append(.property("debounce", .number(Double(debounce)))) }
    if !event.keys.isEmpty { modifiers.append(.property("keys", .array(event.keys.map { .text($0) }))) }
    let handler = lowering.action(event.action)
    events.append(
      .expression(
        runtime.call(
          "listen", variable, .text(event.name), handler, .object(modifiers), .id(component.here))))
  }
}

extension CheckedElement {
  /// Whether the code has to reach it, or anything in it.
  var isDynamic: Bool {
    form != nil || control != nil || attributes.contains(where: \.isDynamic) || children.contains(where: \.isDynamic)
  }
}

extension CheckedNode {
  fileprivate var isDynamic: Bool {
    switch kind {
    case .text(let parts): parts.isDynamic
    case .element(let element): element.isDynamic
    default: true
    }
  }
}
