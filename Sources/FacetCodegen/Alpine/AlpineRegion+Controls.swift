import FacetAnalysis
import FacetValue

extension AlpineRegion {
  /// `get model4() { return { kind, get, set, place } }`
  func add(_ control: CheckedControl, of element: CheckedElement, _ id: NodeID) {
    let node = names.nested().unique("node")
    let next = names.nested().unique("value")
    let set = JSExpression.arrow([.identifier(next)], .statements(lowering.assign(control.place, .id(next))))
    var properties: [JSProperty] = [
      .property("kind", .arrow([.identifier(node)], .expression(kind(of: control, element, .id(node))))),
      .property("get", .arrow([], .expression(lowering.read(control.place)))),
      .property("set", set), .property("place", component.access.place),
    ]
    if control.optionValue != nil { properties.append(.property("own", ownValue(control))) }
    get(AlpineNames.node("model", id), .object(properties))
  }

  /// The value that choosing the control means.
  private func ownValue(_ control: CheckedControl) -> JSExpression {
    .arrow([], .expression(control.optionValue.map { lowering.lower($0) } ?? .text("on")))
  }

  private func kind(of control: CheckedControl, _ element: CheckedElement, _ node: JSExpression) -> JSExpression {
    let type = control.place.type
    switch control.kind {
    case .value:
      return element.name == "select"
        ? runtime.call("selectControl", component.file.shapes.field(of: type)) : valueKind(type, element)
    case .multiple:
      guard case .array(let element) = type else { return .null }
      return runtime.call("multipleControl", component.file.shapes.field(of: element))
    case .checked: return runtime.helper("checkedControl")
    case .radioGroup: return runtime.call("radioControl", ownValue(control))
    case .checkboxGroup: return component.group(of: control.place).calling("control", node, ownValue(control))
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
