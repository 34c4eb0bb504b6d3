import FacetAnalysis
import FacetValue

extension BlockWriter {
  /// A two-way binding. The server has written what the control shows first.
  func addControl(_ control: CheckedControl, of element: CheckedElement, _ variable: JSExpression) {
    if control.isNamedByInstance, !element.writes("name") {
      let name = runtime.call("controlName", .text(control.name), .id(component.here))
      firsts.append(whenCreating(set(variable, "name", name)))
    }
    addOwnValue(control, of: element, variable)
    let kind = JSExpression.id(names.unique("control"))
    let made = self.kind(of: control, element, variable)
    if case .identifier(let name) = kind { steps.append(.const(.identifier(name), made)) }
    let value = lowering.read(control.place)
    let next = names.nested().unique("value")
    let set = JSExpression.arrow([.identifier(next)], .statements(lowering.assign(control.place, .id(next))))
    events.append(
      .expression(
        runtime.call("bind", variable, kind, .arrow([], .expression(value)), set, .id(component.here))))
    let write = JSStatement.expression(kind.calling("write", variable, value))
    firsts.append(whenCreating(write))
    var slots = SlotReads.of(control.place).union(SlotReads.of([control.optionValue].compactMap { $0 }))
    // A select shows what its options are now.
    slots.formUnion(SlotReads.of(element.children))
    let mask = bits.mask(slots)
    if mask != 0 { controls.append(when(mask, [write])) }
  }

  /// The `value` of what can be chosen.
  private func addOwnValue(_ control: CheckedControl, of element: CheckedElement, _ variable: JSExpression) {
    guard !element.writes("value") else { return }
    switch control.kind {
    case .value, .multiple: break
    case .checked: firsts.append(whenCreating(set(variable, "value", checkedValue(element))))
    case .radioGroup, .checkboxGroup:
      guard let value = control.optionValue else { break }
      write(SlotReads.of(value), set(variable, "value", lowering.lower(value)))
    }
  }

  /// Nil, which leaves it out, unless several checkboxes may have the name.
  private func checkedValue(_ element: CheckedElement) -> JSExpression {
    runtime.call("checkedValue", [place] + (element.writes("name") ? [.id(component.here)] : []))
  }

  private func set(_ variable: JSExpression, _ name: String, _ value: JSExpression) -> JSStatement {
    .expression(runtime.call("setAttribute", variable, .text(name), value))
  }

  private func kind(of control: CheckedControl, _ element: CheckedElement, _ variable: JSExpression) -> JSExpression {
    let type = control.place.type
    let own = JSExpression.arrow(
      [], .expression(control.optionValue.map { lowering.lower($0) } ?? .text("on")))
    switch control.kind {
    case .value:
      return element.name == "select"
        ? runtime.call("selectControl", component.file.shapes.field(of: type)) : valueKind(type, element)
    case .multiple: return runtime.call("multipleControl", component.file.shapes.field(of: type.elementType))
    case .checked: return runtime.helper("checkedControl")
    case .radioGroup: return runtime.call("radioControl", own)
    case .checkboxGroup: return component.group(of: control.place).calling("control", variable, own)
    }
  }

  private func valueKind(_ type: ValueType, _ element: CheckedElement) -> JSExpression {
    let marks = !element.writes("aria-invalid") && !element.hasSpread
    var arguments = [component.file.shapes.field(of: type)]
    if type == .date || type == .optional(.date) {
      switch element.fixedValue(of: "type")?.lowercased() {
      case "date": arguments.append(runtime.helper("showDay"))
      case "datetime-local": arguments.append(runtime.helper("showMinute"))
      default: arguments.append(runtime.helper("showDate"))
      }
    } else if !marks {
      arguments.append(.undefined)
    }
    if !marks { arguments.append(false) }
    return runtime.call("valueControl", arguments)
  }
}

extension CheckedElement {
  /// Whether the template has the attribute.
  func writes(_ name: String) -> Bool { attributes.contains { $0.writtenName == name } }
}

extension ValueType {
  fileprivate var elementType: ValueType { if case .array(let element) = self { element } else { .error } }
}
