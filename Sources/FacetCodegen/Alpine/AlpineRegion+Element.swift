import FacetAnalysis
import FacetSyntax

extension AlpineRegion {
  func add(_ element: CheckedElement, _ id: NodeID) {
    if let slot = element.reference {
      let kept = component.access.own.member("references")
      let name = component.access.references[slot] ?? ""
      set(
        AlpineNames.node("ref", id), .object([.property("references", kept), .property("name", .text(name))]))
    }
    for attribute in AlpineAttribute.bound(element) { get(attribute.member(id), value(of: attribute, element)) }
    if let control = element.control { add(control, of: element, id) }
    for name in element.eventNames { addHandler(name, element.events.filter { $0.name == name }, id) }
    if let form = element.form {
      get(AlpineNames.node("action", id), runtime.call("formPath", place, .number(Double(form.id))))
    }
    if element.showsChildren { add(element.children, element.contentParent) }
  }

  /// Where the region stands in the page.
  var place: JSExpression { JSExpression.id(region).member("place") }

  /// `onClick4: handle(() => { … }, { prevent: true }, own.place)`
  private func addHandler(_ name: String, _ events: [CheckedEvent], _ id: NodeID) {
    let handlers = events.map { event in
      runtime.call("handle", lowering.action(event.action), modifiers(of: event), component.access.place)
    }
    guard let first = handlers.first else { return }
    set(AlpineNames.event(name, id), handlers.count == 1 ? first : runtime.call("listeners", handlers))
  }

  private func modifiers(of event: CheckedEvent) -> JSExpression {
    var modifiers: [JSProperty] = []
    if event.preventsDefault { modifiers.append(.property("prevent", true)) }
    if event.stopsPropagation { modifiers.append(.property("stop", true)) }
    if event.once { modifiers.append(.property("once", true)) }
    if event.onlySelf { modifiers.append(.property("self", true)) }
    if let debounce = event.debounce { modifiers.append(.property("debounce", .number(Double(debounce)))) }
    if !event.keys.isEmpty { modifiers.append(.property("keys", .array(event.keys.map { .text($0) }))) }
    return .object(modifiers)
  }
}
