import FacetAnalysis
import FacetValue

extension SolidBody {
  func addAttributes(of element: CheckedElement, _ node: JSExpression) {
    for attribute in element.attributes where attribute.needsCode && !element.leavesToBinding(attribute) {
      add(attribute, node)
    }
    addStyle(of: element, node)
    addSpread(of: element, node)
  }

  private func add(_ attribute: CheckedAttribute, _ node: JSExpression) {
    let reads = SlotReads.of(attribute)
    switch attribute {
    case .computed(let name, let value):
      follow(reads, runtime.call("setAttribute", node, .text(name), lowering.lower(value)))
    case .boolean(let name, let condition):
      follow(reads, runtime.call("setBoolean", node, .text(name), lowering.lower(condition)))
    case .url(let name, let parts):
      follow(reads, runtime.call("setAttribute", node, .text(name), address(name, parts)))
    case .classes(let fixed, let computed, let toggles):
      var arguments: [JSExpression] = [.text(fixed), computed.map { lowering.lower($0) } ?? .null]
      for toggle in toggles { arguments += [.text(toggle.name), lowering.lower(toggle.condition)] }
      follow(reads, runtime.call("setAttribute", node, .text("class"), runtime.call("classes", arguments)))
    case .reference(let slot): add(owner.frame.element(slot).assigned(node))
    case .fixed, .styleProperty, .spread, .event: break
    }
  }

  private func address(_ name: String, _ parts: [URLPart]) -> JSExpression {
    let isRooted = ["href", "action", "formaction", "xlink:href"].contains(name)
    let lowered = parts.map { part in
      switch part {
      case .literal(let text): JSExpression.text(text)
      case .whole(let value): runtime.call("whole", lowering.lower(value))
      case .path(let value): runtime.call("segment", lowering.lower(value))
      case .query(let value): runtime.call("component", lowering.lower(value))
      }
    }
    return runtime.call("url", [.boolean(isRooted)] + lowered)
  }

  private func addStyle(of element: CheckedElement, _ node: JSExpression) {
    let properties = element.attributes.compactMap { attribute -> JSProperty? in
      guard case .styleProperty(let name, let value) = attribute else { return nil }
      return .property(name, lowering.lower(value))
    }
    guard !properties.isEmpty else { return }
    add(runtime.call("keepStyle", node, .arrow([], .expression(.object(properties)))))
  }

  private func addSpread(of element: CheckedElement, _ node: JSExpression) {
    let sources = element.attributes.compactMap { attribute -> JSExpression? in
      if case .spread(let value) = attribute { lowering.lower(value) } else { nil }
    }
    guard !sources.isEmpty else { return }
    let taken = JSExpression.new(.id("Set"), [.array(element.takenNames.sorted().map { .text($0) })])
    let before = lowering.nested().names.unique("before")
    let after = runtime.call("spreadAttributes", [taken] + sources)
    let change = JSExpression.arrow(
      [.identifier(before)], .expression(runtime.call("spread", node, .id(before), after)))
    add(.call(owner.solid("createRenderEffect"), [change, .new(.id("Map"), [])]))
  }
}
