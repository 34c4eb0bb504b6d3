import FacetAnalysis

extension AlpineRegion {
  /// What `x-bind` gives an attribute: a text; null where there is none.
  func value(of attribute: AlpineAttribute, _ element: CheckedElement) -> JSExpression {
    switch attribute {
    case .named(let name, let attribute): return value(of: attribute, name)
    case .style(let styles): return .object(styles.map { .property($0.name, lowering.lower($0.value)) })
    case .spread(let spreads):
      let taken = JSExpression.new(.id("Set"), [.array(element.takenNames.sorted().map { .text($0) })])
      return runtime.call("spreadAttributes", [taken] + spreads.map(lowering.lower))
    case .fieldName(let control):
      return runtime.call("controlName", .text(control.name), component.access.place)
    case .ownValue(let control):
      if let value = control.optionValue { return lowering.lower(value) }
      return runtime.call("checkedValue", [place] + (element.writes("name") ? [component.access.place] : []))
    }
  }

  private func value(of attribute: CheckedAttribute, _ name: String) -> JSExpression {
    switch attribute {
    case .computed(_, let value): lowering.lower(value)
    case .boolean(_, let condition): .conditional(lowering.lower(condition), then: .text(""), otherwise: .null)
    case .url(_, let parts): address(name, parts)
    case .classes(let fixed, let computed, let toggles): classes(fixed, computed, toggles)
    case .fixed, .styleProperty, .spread, .event, .reference: .null
    }
  }

  /// `url(isRooted, "./todos/", segment(id))`
  private func address(_ name: String, _ parts: [URLPart]) -> JSExpression {
    let isRooted = ["href", "action", "formaction", "xlink:href"].contains(name)
    let parts = parts.map { part in
      switch part {
      case .literal(let text): JSExpression.text(text)
      case .whole(let value): runtime.call("whole", lowering.lower(value))
      case .path(let value): runtime.call("segment", lowering.lower(value))
      case .query(let value): runtime.call("component", lowering.lower(value))
      }
    }
    return runtime.call("url", [.boolean(isRooted)] + parts)
  }

  private func classes(
    _ fixed: String, _ computed: CheckedExpression?, _ toggles: [(name: String, condition: CheckedExpression)]
  ) -> JSExpression {
    let first = [JSExpression.text(fixed), computed.map { lowering.lower($0) } ?? .null]
    return runtime.call("classes", first + toggles.flatMap { [.text($0.name), lowering.lower($0.condition)] })
  }
}
