import FacetAnalysis
import FacetValue

extension SolidBody {
  /// The hidden field by which the server knows the form.
  func addFormField(_ element: CheckedElement, _ node: JSExpression) {
    guard let form = element.form else { return }
    let path = runtime.call("formPath", placeHere(), .number(Double(form.id)))
    add(runtime.call("setAttribute", node.member("firstChild"), .text("value"), path))
  }

  func addControl(_ control: CheckedControl, _ element: CheckedElement, _ node: JSExpression) {
    addNames(of: control, element, node)
    let kind = kind(of: control, element, node)
    let get = Self.reading(lowering.read(control.place))
    let inner = lowering.nested()
    let value = inner.names.unique("value")
    let set = JSExpression.arrow([.identifier(value)], .statements(inner.assign(control.place, .id(value))))
    add(runtime.call("keepControl", node, kind, get, set, owner.frame.place).annotated(control.place.span))
  }

  /// Names and values that depend on where the control stands.
  private func addNames(of control: CheckedControl, _ element: CheckedElement, _ node: JSExpression) {
    let written = element.attributeNames
    if control.isNamedByInstance, !written.contains("name") {
      let name = runtime.call("controlName", .text(control.name), owner.frame.place)
      add(runtime.call("setAttribute", node, .text("name"), name))
    }
    if case .checked = control.kind, !written.contains("value") {
      let isShared = written.contains("name") && owner.component.role != .page
      let value = runtime.call("checkboxValue", placeHere(), .boolean(isShared))
      add(runtime.call("setAttribute", node, .text("value"), value))
    }
  }

  private func kind(of control: CheckedControl, _ element: CheckedElement, _ node: JSExpression) -> JSExpression {
    switch control.kind {
    case .checked: runtime.helper("checkedControl")
    case .radioGroup: runtime.call("radioControl", own(control))
    case .checkboxGroup: owner.checkboxGroup(control.place).calling("control", node, own(control))
    case .multiple: runtime.call("multipleControl", field(elementType(control.place.type)))
    case .value where element.name == "select": runtime.call("selectControl", field(control.place.type))
    case .value: runtime.call("valueControl", valueArguments(control, element))
    }
  }

  private func own(_ control: CheckedControl) -> JSExpression {
    Self.reading(control.optionValue.map { lowering.lower($0) } ?? .text("on"))
  }

  private func field(_ type: ValueType) -> JSExpression { owner.file.shapes.field(of: type) }

  private func elementType(_ type: ValueType) -> ValueType {
    if case .array(let element) = type { element } else { .error }
  }

  /// How the text is read, how it is shown, and whether it is marked when it can't be read.
  private func valueArguments(_ control: CheckedControl, _ element: CheckedElement) -> [JSExpression] {
    let show = show(control.place.type, element)
    let marks = !element.attributeNames.contains("aria-invalid") && !element.hasSpread
    let read = field(control.place.type)
    if marks { return [read] + (show.map { [$0] } ?? []) }
    return [read, show ?? runtime.helper("printed"), false]
  }

  private func show(_ type: ValueType, _ element: CheckedElement) -> JSExpression? {
    switch type {
    case .optional(let wrapped): show(wrapped, element)
    case .date:
      switch element.fixedValue(of: "type")?.lowercased() {
      case "date": runtime.helper("showDay")
      case "datetime-local": runtime.helper("showMinute")
      default: runtime.helper("showDate")
      }
    default: nil
    }
  }
}
