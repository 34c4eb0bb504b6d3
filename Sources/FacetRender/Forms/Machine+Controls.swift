import FacetAnalysis
import FacetValue

extension Machine {
  /// What a binding adds to a start tag.
  func beginControl(_ index: Int, _ frame: Frame) throws(EvaluationFailure) {
    let control = program.controls[index]
    let value = try control.place.read.value(frame, self)
    if control.writesName { write(attribute: "name", fieldName(of: control)) }
    switch control.kind {
    case .value, .multiple:
      try beginValue(control, index, value, frame)
    case .checked:
      let own = control.writesValue && mayShareName(control) ? path() : "on"
      if own != "on" { write(attribute: "value", own) }
      if value == .bool(true) { output.append(raw: " checked") }
      try found(control, index, frame, shown: nil, ownValue: .string(own))
    case .radioGroup, .checkboxGroup:
      let own = try control.optionValue?.value(frame, self) ?? .string("on")
      if control.writesValue { write(attribute: "value", text(own)) }
      let isChosen = control.kind == .radioGroup ? value == own : value.elements?.contains(own) ?? false
      if isChosen { output.append(raw: " checked") }
      try found(control, index, frame, shown: nil, ownValue: own)
    }
  }

  private func beginValue(
    _ control: ControlCode, _ index: Int, _ value: Value, _ frame: Frame
  ) throws(EvaluationFailure) {
    switch control.element {
    case .select:
      let chosen = control.kind == .multiple ? (value.elements ?? []).map { text($0) } : [text(value)]
      selects.append(ActiveSelect(chosen: chosen, control: index))
    case .textarea:
      try found(control, index, frame, shown: shownText(of: control, index, value), ownValue: .null)
    case .input(let type):
      // What was typed into these never goes back into a page.
      if type == "password" || type == "file" {
        return try found(control, index, frame, shown: nil, ownValue: .null)
      }
      let text = shownText(of: control, index, value)
      write(attribute: "value", text)
      try found(control, index, frame, shown: text, ownValue: .null)
    }
  }

  func writeControlContent(_ index: Int, _ frame: Frame) throws(EvaluationFailure) {
    let control = program.controls[index]
    output.append(shownText(of: control, index, try control.place.read.value(frame, self)), .text)
  }

  /// The end of a select, whose options are known now.
  func endControl(_ index: Int) {
    guard let select = selects.popLast() else { return }
    let frame = activations.top.frame
    // The steps were evaluated for the start tag, so they can't fail here.
    try? found(program.controls[index], index, frame, shown: nil, ownValue: .null, choices: select.options)
  }

  func writeOption(_ index: Int, _ frame: Frame) throws(EvaluationFailure) {
    guard !selects.isEmpty else { return }
    let option = program.options[index]
    let value = try option.value?.text(frame, self) ?? ""
    let last = selects.count - 1
    if try !(option.disabled?.isTrue(frame, self) ?? false) { selects[last].options.append(value) }
    if selects[last].chosen.contains(where: { $0.hasSameScalars(as: value) }) { output.append(raw: " selected") }
  }

  /// The text in a control: what was typed, when that could not be read, otherwise the value as the control writes it.
  private func shownText(of control: ControlCode, _ index: Int, _ value: Value) -> String {
    if !typedTexts.isEmpty, let typed = typedTexts[controlPath(index)] {
      if control.writesInvalid, case .input = control.element { write(attribute: "aria-invalid", "true") }
      return typed
    }
    guard case .date(let instant) = value, case .input(let type) = control.element else { return text(value) }
    switch type {
    case "date": return String(instant.rfc3339.prefix(10))
    case "datetime-local": return String(instant.rfc3339.prefix(16))
    default: return instant.rfc3339
    }
  }

  private func controlPath(_ index: Int) -> String { "\(path())#\(index)" }

  /// What the control is posted under. A name that is made for a control whose form is not written around it has the
  /// instance's path behind it, since several instances may stand in one form.
  private func fieldName(of control: ControlCode) -> String {
    guard control.isNamedByInstance else { return control.name }
    let path = path(ofActivation: activations.top.instance)
    return path.isEmpty ? control.name : "\(control.name)@\(path)"
  }

  /// Whether there may be several checkboxes of that name: in lists, and where an author's name stands in a component.
  private func mayShareName(_ control: ControlCode) -> Bool {
    !loops.isEmpty || (!control.writesName && activations.top.instance > 0)
  }

  private func write(attribute name: String, _ value: String) {
    output.append(raw: " \(name)=\"")
    output.append(value, .attribute)
    output.append(0x22)
  }

  private func found(
    _ control: ControlCode, _ index: Int, _ frame: Frame, shown: String?, ownValue: Value, choices: [String] = []
  ) throws(EvaluationFailure) {
    guard let search = seeking, search.mayOwn(control) else { return }
    let owner = activations.top.instance
    search.found(
      FoundControl(
        control: index, name: fieldName(of: control), frame: frame, component: activations[owner].component,
        instancePath: path(ofActivation: owner), path: controlPath(index),
        steps: try resolve(control.place.steps, frame), shown: shown, ownValue: ownValue, choices: choices,
        isDisabled: try control.disabled?.isTrue(frame, self) ?? false || fieldsets.contains(true),
        isReadOnly: try control.readOnly?.isTrue(frame, self) ?? false), control)
  }
}
