import FacetSyntax
import FacetValue

extension ComponentChecker {
  func attributes(_ list: inout AttributeList, _ position: MarkupPosition) {
    for attribute in list.element.attributes {
      leaf { self.attribute(attribute, &list, position) }
    }
    if !list.toggles.isEmpty || !list.fixedClasses.isEmpty || list.computedClasses != nil {
      list.checked.append(
        .classes(fixed: list.fixedClasses, computed: list.computedClasses, toggles: list.toggles))
    }
  }

  private func attribute(_ attribute: Attribute, _ list: inout AttributeList, _ position: MarkupPosition) {
    switch attribute.kind {
    case .plain(let name, let value): plain(name, value, &list, attribute.span, position)
    case .spread(let expression): spread(expression, &list)
    case .toggledClass(let name, let expression):
      if list.toggles.contains(where: { $0.name == name.text }) {
        reportDuplicate("class:\(name.text)", name.span, nil)
      }
      list.toggles.append((name.text, check(expression, as: .bool)))
    case .styleProperty(let name, let expression): styleProperty(name, expression, &list)
    case .event(let name, let modifiers, let expression):
      event(name, modifiers, expression, &list, attribute.span, position)
    case .binding(let name, let expression): binding(name, expression, &list, position)
    case .reference(let name):
      if let binding = root.bindings[name.text], binding.kind == .reference {
        list.checked.append(.reference(binding.slot))
      }
    case .slotBinding(let name, _):
      if !position.isSlotContent, !list.has("slot") {
        bag.report(
          .slotBindingPlace, at: name.span,
          "`let:\(name.text)` takes what a component's slot gives, so it stands on the component's tag.")
      }
    }
  }

  func reportDuplicate(_ name: String, _ span: SourceSpan, _ first: SourceSpan?) {
    bag.report(
      .duplicateAttribute, at: span, "`\(name)` is given twice.",
      notes: first.map { [.init(span: $0, message: "first given here")] } ?? [])
  }

  private func plain(
    _ name: Name, _ value: AttributeValue, _ list: inout AttributeList, _ span: SourceSpan, _ position: MarkupPosition
  ) {
    let text = list.namespace == .html ? name.text.lowercased() : name.text
    if let first = list.spans[text] {
      reportDuplicate(text, name.span, first)
      return
    }
    list.spans[text] = name.span
    if let refusal = AttributeRules.refusal(of: text.lowercased(), on: list.element.name.text) {
      bag.report(
        .refusedAttribute, at: name.span, "`\(name.text)` cannot be used here: \(refusal.reason)", hint: refusal.hint)
      return
    }
    switch text {
    case "slot": slotAttribute(name, position)
    case "class": classes(value, &list, span)
    default: ordinary(text, value, &list, span)
    }
  }

  private func slotAttribute(_ name: Name, _ position: MarkupPosition) {
    if position.isSlotContent { return }
    bag.report(
      .slotAttributePlace, at: name.span,
      "`slot` chooses a slot of a component, so it stands on a direct child of the component's tag.")
  }

  private func ordinary(_ name: String, _ value: AttributeValue, _ list: inout AttributeList, _ span: SourceSpan) {
    if list.namespace == .html, HTMLNames.boolean.contains(name) {
      return booleanAttribute(name, value, &list, span)
    }
    if HTMLNames.url.contains(name.lowercased()) { return urlAttribute(name, value, &list, span) }
    let checked = attributeValue(value, span)
    guard let checked else {
      list.checked.append(.fixed(name: name, value: nil))
      return
    }
    if HTMLNames.urlLists.contains(name.lowercased()), constantText(checked) == nil, !checked.type.isError {
      bag.report(
        .refusedAttribute, at: span, "`\(name)` is a list of addresses and must be written out.",
        hint: "compute `src` instead")
      return
    }
    refuseAnimatedAddress(name, checked, list, span)
    list.checked.append(attribute(name, checked))
  }

  /// SVG's animations can write an address into an attribute.
  private func refuseAnimatedAddress(
    _ name: String, _ value: CheckedExpression, _ list: AttributeList, _ span: SourceSpan
  ) {
    guard list.namespace == .svg, name.lowercased() == "attributename" else { return }
    let target = constantText(value)?.lowercased().trimmingSpaces
    if let target, !HTMLNames.url.contains(target), !target.hasPrefix("on") { return }
    bag.report(.refusedAttribute, at: span, "An animation cannot change an address or an event's handler.")
  }

  private func attribute(_ name: String, _ value: CheckedExpression) -> CheckedAttribute {
    if let text = constantText(value) { return .fixed(name: name, value: text) }
    return .computed(name: name, value)
  }

  /// Nil for an attribute without a value.
  private func attributeValue(_ value: AttributeValue, _ span: SourceSpan) -> CheckedExpression? {
    switch value {
    case .none: return nil
    case .quoted(let parts): return string(parts, span)
    case .expression(let expression): return attributeExpression(expression)
    }
  }

  /// A printable value, or an optional of one.
  private func attributeExpression(_ expression: Expression) -> CheckedExpression {
    let value = infer(expression)
    if value.type.unwrapped.isPrintable { return value }
    bag.report(
      .notPrintable, at: expression.span, "\(describe(value.type).capitalizedFirst) cannot be an attribute's value.",
      hint: "text, numbers, Bool and enumerations can, and optionals of these: nil leaves the attribute out")
    return failed(expression.span)
  }

  private func booleanAttribute(
    _ name: String, _ value: AttributeValue, _ list: inout AttributeList, _ span: SourceSpan
  ) {
    switch value {
    case .none: list.checked.append(.fixed(name: name, value: nil))
    case .expression(let expression):
      let checked = check(expression, as: .bool, what: "`\(name)`")
      if case .literal(.bool(true)) = checked.kind, checked.type == .bool {
        list.checked.append(.fixed(name: name, value: nil))
      } else {
        // What is never there stays in the list, since no spread may bring it.
        list.checked.append(.boolean(name: name, checked))
      }
    case .quoted(let parts):
      if parts.isEmpty || list.fixed(name) == name {
        list.checked.append(.fixed(name: name, value: nil))
        return
      }
      bag.report(
        .booleanAttribute, at: span, "`\(name)` is there or not; a text says nothing, not even \"false\".",
        hint: "write `\(name)` or `\(name)={…}`")
    }
  }

  private func classes(_ value: AttributeValue, _ list: inout AttributeList, _ span: SourceSpan) {
    guard let checked = attributeValue(value, span) else { return }
    if let text = constantText(checked) {
      list.fixedClasses = text.split(whereSeparator: { $0.unicodeScalars.allSatisfy(WhiteSpace.isSpace) })
        .joined(separator: " ")
    } else {
      list.computedClasses = checked
    }
  }

  private func styleProperty(_ name: Name, _ expression: Expression, _ list: inout AttributeList) {
    let key = "style:\(name.text)"
    if let first = list.spans[key] { return reportDuplicate(key, name.span, first) }
    list.spans[key] = name.span
    guard isProperty(name.text) else {
      bag.report(.refusedAttribute, at: name.span, "`\(name.text)` is no name of a style property.")
      return
    }
    let value = infer(expression)
    guard value.type.unwrapped.isPrintable, value.type.unwrapped != .bool else {
      bag.report(
        .notPrintable, at: expression.span, "\(describe(value.type).capitalizedFirst) cannot be a style's value.")
      return
    }
    list.checked.append(.styleProperty(name: name.text, value))
  }

  /// `width`, `-webkit-line-clamp`, `--tone`
  private func isProperty(_ name: String) -> Bool {
    let isCustom = name.hasPrefix("--") && name.utf8.count > 2
    return isCustom
      ? name.utf8.allSatisfy { StyleScanner.isName($0) && $0 < 0x80 }
      : name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D } && name.utf8.contains { $0 != 0x2D }
  }

  private func spread(_ expression: Expression, _ list: inout AttributeList) {
    let value = infer(expression)
    switch value.type {
    case .dictionary(key: .string, let inner) where inner.unwrapped.isPrintable: list.checked.append(.spread(value))
    case .error: break
    default:
      bag.report(
        .typeMismatch, at: expression.span,
        "Attributes are spread from a dictionary of texts, `[String: String]`, not \(describe(value.type)).")
    }
  }
}
