import FacetAnalysis

extension PreactComponent {
  /// One listener for each event of the element; `reading` reads a bound control before any other.
  func listeners(
    of element: CheckedElement, _ region: PreactRegion, reading: JSExpression? = nil
  ) -> [JSProperty] {
    var found: [(name: String, listeners: [JSExpression])] = reading.map { [("input", [$0])] } ?? []
    for case .event(let event) in element.attributes {
      let listener = listener(event, region)
      if let index = found.firstIndex(where: { $0.name == event.name }) {
        found[index].listeners.append(listener)
      } else {
        found.append((event.name, [listener]))
      }
    }
    return found.map { name, listeners in
      .property("on\(name)", listeners.count == 1 ? listeners[0] : .call(helper("inOrder"), listeners))
    }
  }

  /// `handle(() => { add(1) }, { prevent: true }, self.place)`
  private func listener(_ event: CheckedEvent, _ region: PreactRegion) -> JSExpression {
    let site = keptHandlers
    let isKept = event.once || event.debounce != nil
    if isKept { keptHandlers += 1 }
    let listener = hoisted(region, wished: "on \(event.name)") { lowering in
      let arguments = [lowering.action(event.action), self.modifiers(event), self.frame.place]
      return isKept
        ? .call(self.helper("kept"), [.number(Double(site))] + arguments) : self.file.runtime.call("handle", arguments)
    }
    let span = component.actions.indices.contains(event.action) ? component.actions[event.action].span : nil
    return listener.annotated(span)
  }

  private func modifiers(_ event: CheckedEvent) -> JSExpression {
    var properties: [JSProperty] = []
    if event.preventsDefault { properties.append(.property("prevent", true)) }
    if event.stopsPropagation { properties.append(.property("stop", true)) }
    if event.once { properties.append(.property("once", true)) }
    if event.onlySelf { properties.append(.property("self", true)) }
    if let debounce = event.debounce { properties.append(.property("debounce", .number(Double(debounce)))) }
    if !event.keys.isEmpty { properties.append(.property("keys", .array(event.keys.map { .text($0) }))) }
    return .object(properties)
  }

  /// A function that runs later. One that needs nothing that a region binds is made once, by `setup`.
  func hoisted(
    _ region: PreactRegion, wished: String, _ make: (Lowering) -> JSExpression
  ) -> JSExpression {
    let (made, reads) = frame.recording { later { make(region.lowering.nested()) } }
    if case .identifier = made.core { return made }
    if reads.contains(where: { frame.kind(of: $0) == .item }) { return made }
    let name = names.unique(wished)
    handlers.append(.const(.identifier(name), made))
    return .id(name)
  }
}
