import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// `bind:value`, `bind:checked`, `bind:group`
  func binding(_ name: Name, _ expression: Expression, _ list: inout AttributeList, _ position: MarkupPosition) {
    let key = "bind:\(name.text)"
    if let first = list.spans[key] { return reportDuplicate(key, name.span, first) }
    list.spans[key] = name.span
    guard list.control == nil else {
      bag.report(.badBinding, at: name.span, "A control has one binding.")
      return
    }
    guard let kind = controlKind(name, list) else { return }
    // A binding reads the place for showing it, and writes it when the control changes.
    guard let place = place(expression) else { return }
    environment.uses.reads.insert(place.slot)
    boundSlots.insert(place.slot)
    let form = formNames(list, position)
    form?.bound.insert(place.slot)
    checkType(place, kind, list, expression.span)
    refuseGroupInRow(kind, place, expression.span)
    refuseOwnValue(kind, list)
    let option = optionValue(kind, place, list, name.span)
    let controlName = self.controlName(expression, list, form)
    list.control = CheckedControl(
      kind: kind, place: place, name: controlName, isNamedByInstance: form == nil && !list.has("name"),
      optionValue: option)
  }

  /// The form of this file that the control belongs to: the one around it, or the one that its `form` names.
  private func formNames(_ list: AttributeList, _ position: MarkupPosition) -> FormNames? {
    guard list.has("form") else { return position.form }
    guard let id = list.fixed("form"), !id.isEmpty else {
      bag.report(
        .badBinding, at: list.spans["form"] ?? list.element.name.span,
        "The `form` of a control with a binding must be written out.", hint: "it is the `id` of a form of this file")
      return nil
    }
    if let known = markup.outsideForms[id] { return known }
    let names = FormNames()
    markup.outsideForms[id] = names
    return names
  }

  private func inputType(_ list: AttributeList) -> String { (list.fixed("type") ?? "text").lowercased() }

  private func controlKind(_ name: Name, _ list: AttributeList) -> CheckedControl.Kind? {
    let element = list.element.name.text
    if element == "input", list.isDynamic("type") {
      bag.report(.badBinding, at: name.span, "The `type` of an input with a binding must be written out.")
      return nil
    }
    switch (element, name.text, inputType(list)) {
    case ("input", "value", let type):
      if ["checkbox", "radio", "file", "submit", "button", "reset", "image"].contains(type) {
        let right = type == "checkbox" ? "`bind:checked` or `bind:group`" : type == "radio" ? "`bind:group`" : nil
        bag.report(
          .badBinding, at: name.span, "An input of type \(type) has no `bind:value`.", hint: right.map { "use \($0)" })
        return nil
      }
      return .value
    case ("textarea", "value", _): return .value
    case ("select", "value", _): return list.has("multiple") ? .multiple : .value
    case ("input", "checked", "checkbox"): return .checked
    case ("input", "group", "radio"): return .radioGroup
    case ("input", "group", "checkbox"): return .checkboxGroup
    default:
      bag.report(
        .badBinding, at: name.span, "`<\(element)>` has no `bind:\(name.text)`.",
        hint:
          "there is `bind:value` on inputs, `select` and `textarea`, `bind:checked` on checkboxes, `bind:group` on radios and checkboxes"
      )
      return nil
    }
  }

  private func checkType(
    _ place: CheckedPlace, _ kind: CheckedControl.Kind, _ list: AttributeList, _ span: SourceSpan
  ) {
    let type = place.type
    if type.containsError { return }
    let wanted: String?
    switch kind {
    case .checked: wanted = type == .bool ? nil : "a Bool"
    case .radioGroup: wanted = isChoice(type.unwrapped) ? nil : "text, a number or an enumeration"
    case .checkboxGroup, .multiple:
      if case .array(let element) = type, isChoice(element) {
        wanted = nil
      } else {
        wanted = "an array of texts, numbers or an enumeration"
      }
    case .value: wanted = wantedValue(type.unwrapped, list)
    }
    guard let wanted else { return }
    bag.report(.bindingType, at: span, "This control gives \(wanted), but `\(type.text)` is bound to it.")
  }

  /// The rows of a list share one generated name, and a group is told from others by its name alone.
  private func refuseGroupInRow(_ kind: CheckedControl.Kind, _ place: CheckedPlace, _ span: SourceSpan) {
    switch kind {
    case .value, .checked: return
    case .multiple, .radioGroup, .checkboxGroup: break
    }
    let isComputed = place.steps.contains { step in
      if case .field = step { false } else { true }
    }
    guard isComputed else { return }
    bag.report(
      .badBinding, at: span, "A group or a multiple select is bound to one value, not to an element of a list.",
      hint: "put the row into a component, and bind to a state of that")
  }

  private func isChoice(_ type: ValueType) -> Bool {
    switch type {
    case .string, .int, .double, .enumeration: true
    default: false
    }
  }

  /// What the control gives, when the type does not fit; nil when it does.
  private func wantedValue(_ type: ValueType, _ list: AttributeList) -> String? {
    switch list.element.name.text {
    case "textarea": return type == .string ? nil : "text"
    case "select": return isChoice(type) || type == .bool ? nil : "text, a number, a Bool or an enumeration"
    default: break
    }
    switch inputType(list) {
    case "number", "range": return type == .int || type == .double ? nil : "a number"
    case "date", "datetime-local": return type == .date || type == .string ? nil : "a date"
    case "hidden":
      return isChoice(type) || type == .bool || type == .date ? nil : "text, a number, a Bool, a date or an enumeration"
    default:
      if case .enumeration = type { return nil }
      return type == .string ? nil : "text"
    }
  }

  /// The binding decides what the control shows.
  private func refuseOwnValue(_ kind: CheckedControl.Kind, _ list: AttributeList) {
    let name: String
    switch kind {
    case .value where list.element.name.text == "input": name = "value"
    case .value where list.element.name.text == "textarea":
      let isBlank = list.element.children.allSatisfy {
        if case .text(let text) = $0.kind { return WhiteSpace.isBlank(text) }
        return false
      }
      if !isBlank {
        bag.report(.badBinding, at: list.element.name.span, "The binding decides the text; it cannot be set as well.")
      }
      return
    case .checked, .radioGroup, .checkboxGroup: name = "checked"
    default: return
    }
    guard list.has(name) else { return }
    bag.report(
      .badBinding, at: list.element.name.span, "The binding decides `\(name)`; it cannot be set as well.",
      hint: "give the state that initial value")
  }

  /// The `value` of a radio or checkbox of a group.
  private func optionValue(
    _ kind: CheckedControl.Kind, _ place: CheckedPlace, _ list: AttributeList, _ span: SourceSpan
  ) -> CheckedExpression? {
    let type: ValueType
    switch (kind, place.type) {
    case (.radioGroup, let single): type = single.unwrapped
    case (.checkboxGroup, .array(let element)): type = element
    default: return nil
    }
    for attribute in list.element.attributes {
      guard case .plain(let name, let value) = attribute.kind, name.text == "value" else { continue }
      switch value {
      case .none: break
      case .expression(let expression): return check(expression, as: type, what: "`value`")
      case .quoted(let parts): return quotedOption(string(parts, attribute.span), type)
      }
    }
    bag.report(.badBinding, at: span, "A control of a group needs a `value`: it is what choosing it means.")
    return nil
  }

  /// `value="paid"` means the case of that raw value.
  private func quotedOption(_ value: CheckedExpression, _ type: ValueType) -> CheckedExpression {
    guard case .enumeration(let name) = type, let text = constantText(value),
      let enumeration = context.enumeration(name)
    else { return convert(value, to: type, what: "`value`") }
    if enumeration.cases.contains(where: { $0.rawValue == text }) {
      return CheckedExpression(value.kind, type: type, span: value.span)
    }
    bag.report(
      .unknownMember, at: value.span, "`\(name)` has no case with the raw value \"\(text)\".",
      hint: NameHints.hint(for: text, among: enumeration.cases.map(\.rawValue)))
    return failed(value.span)
  }

  /// The name that the control posts under: written, or the binding's path.
  private func controlName(
    _ expression: Expression, _ list: AttributeList, _ form: FormNames?
  ) -> String {
    let path = Self.pathText(expression)
    if list.isDynamic("name") {
      bag.report(
        .badBinding, at: list.spans["name"] ?? expression.span,
        "The `name` of a control with a binding must be written out.",
        hint: "without one it is \"\(path)\"")
      return path
    }
    let name = list.fixed("name") ?? path
    if name.isEmpty || name.hasPrefix("_") {
      bag.report(.badBinding, at: expression.span, "A control's name cannot be empty or begin with `_`.")
      return path
    }
    guard let form else { return name }
    if let other = form.names[name], other.place != path {
      bag.report(
        .duplicateName, at: expression.span, "Another control of this form is called \"\(name)\".",
        hint: "give one of them another `name`", notes: [.init(span: other.span, message: "the other one")])
    }
    form.names[name] = (path, expression.span)
    return name
  }

  /// `form.email`; an element's position is left out, as it differs from row to row: `lines[].quantity`.
  static func pathText(_ expression: Expression) -> String {
    switch expression.kind {
    case .name(let name): name
    case .member(let base, let name, _): "\(pathText(base)).\(name.text)"
    case .subscripted(let base, let index, _):
      if case .string(let parts) = index.kind, parts.count == 1, case .text(let key) = parts[0] {
        "\(pathText(base)).\(key)"
      } else {
        "\(pathText(base))[]"
      }
    default: "value"
    }
  }
}
