import FacetAnalysis
import FacetValue

extension BlockWriter {
  /// Fixed attributes stand in the markup; the others are written.
  func addAttributes(of element: CheckedElement, _ variable: JSExpression) {
    var styles: [(name: String, value: CheckedExpression)] = []
    var spreads: [CheckedExpression] = []
    for attribute in element.attributes where !element.leavesToBinding(attribute) {
      switch attribute {
      case .styleProperty(let name, let value): styles.append((name, value))
      case .spread(let value): spreads.append(value)
      case .event, .reference: break
      default: add(attribute, variable)
      }
    }
    if element.form != nil, !element.writes("method") { addFixed("method", "post") }
    if let control = element.control, !control.isNamedByInstance, !element.writes("name") {
      addFixed("name", control.name)
    }
    if !styles.isEmpty { addStyles(styles, variable) }
    if !spreads.isEmpty { addSpreads(spreads, of: element, variable) }
  }

  private func add(_ attribute: CheckedAttribute, _ variable: JSExpression) {
    switch attribute {
    case .fixed(let name, let value): addFixed(name, value)
    case .classes(let fixed, nil, let toggles) where toggles.isEmpty: addFixed("class", fixed)
    case .boolean(_, let condition) where condition.isNever: break
    case .boolean(let name, let condition):
      set("setBoolean", name, lowering.lower(condition), attribute, variable)
    case .computed(let name, let value): set("setAttribute", name, lowering.lower(value), attribute, variable)
    case .url(let name, let parts): set("setAttribute", name, address(name, parts), attribute, variable)
    case .classes(let fixed, let computed, let toggles):
      set("setAttribute", "class", classes(fixed, computed, toggles), attribute, variable)
    case .styleProperty, .spread, .event, .reference: break
    }
  }

  private func addFixed(_ name: String, _ value: String?) {
    markup += " \(name)"
    if let value { markup += "=\"\(MarkupText.escaped(value, isAttribute: true))\"" }
  }

  private func set(
    _ helper: String, _ name: String, _ value: JSExpression, _ attribute: CheckedAttribute, _ variable: JSExpression
  ) {
    write(SlotReads.of(attribute), .expression(runtime.call(helper, variable, .text(name), value)))
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

  /// The server has written the first values into its style sheet.
  private func addStyles(_ styles: [(name: String, value: CheckedExpression)], _ variable: JSExpression) {
    let properties = JSExpression.object(styles.map { .property($0.name, lowering.lower($0.value)) })
    let set = JSStatement.expression(runtime.call("setStyle", variable, properties))
    firsts.append(whenCreating(set))
    update(bits.mask(SlotReads.of(styles.map(\.value))), set)
  }

  private func addSpreads(_ spreads: [CheckedExpression], of element: CheckedElement, _ variable: JSExpression) {
    let taken = JSExpression.new(.id("Set"), [.array(element.takenNames.sorted().map { .text($0) })])
    let current = runtime.call("spreadAttributes", [taken] + spreads.map(lowering.lower))
    let kept = JSExpression.id(names.unique("attributes"))
    let slots = SlotReads.of(spreads)
    if case .identifier(let name) = kept { steps.append(.let(.identifier(name), .new(.id("Map"), []))) }
    write(slots, .expression(runtime.call("spread", variable, kept, kept.assigned(current))))
  }
}

extension CheckedAttribute {
  /// Whether markup alone does not say it.
  var isDynamic: Bool {
    switch self {
    case .fixed: false
    case .classes(_, nil, let toggles) where toggles.isEmpty: false
    case .boolean(_, let condition): !condition.isNever
    case .computed, .url, .classes, .styleProperty, .spread, .event, .reference: true
    }
  }
}

extension CheckedExpression {
  /// Whether it is the literal `false`.
  var isNever: Bool { if case .literal(.bool(false)) = kind { true } else { false } }
}
