import FacetAnalysis
import FacetSyntax
import FacetValue

extension ProgramBuilder {
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// A parser drops a line feed right behind their start tag.
  private static let losesFirstLine: Set<String> = ["pre", "textarea", "listing"]

  mutating func add(
    _ element: CheckedElement, _ addition: MarkupAdditions.Node? = nil, isInHead: Bool = false
  ) {
    let isHTML = element.namespace == .html
    markup("<\(element.name)")
    if let scope = component?.scopeAttribute, !isInHead { markup(" \(scope)") }
    addAttributes(of: element)
    let control = element.control.map { addControl($0, of: element) }
    if isHTML, element.name == "option" { addOption(element) }
    if let addition { add(addition) }
    markup(">")
    if isHTML, Self.voidElements.contains(element.name) { return }
    if let addition { markup(addition.opening) }
    addContent(of: element, control: control, keepsFirstLine: isHTML && Self.losesFirstLine.contains(element.name))
    if let addition { markup(addition.closing) }
    markup("</\(element.name)>")
  }

  private mutating func add(_ addition: MarkupAdditions.Node) {
    markup(addition.attributes)
    if addition.isNumbered { emit(.number) }
  }

  private mutating func addContent(of element: CheckedElement, control: Int?, keepsFirstLine: Bool) {
    let isFieldset = element.namespace == .html && element.name == "fieldset"
    if isFieldset { emit(.fieldset, disabledCondition(of: element)) }
    let form = element.form.map { form in
      program.forms.append(
        FormCode(id: form.id, action: form.action, elementID: fixedValue(of: "id", in: element)))
      return emit(.form, program.forms.count - 1)
    }
    if keepsFirstLine { emit(.contentBegin) }
    if let control, element.name == "textarea" {
      emit(.controlContent, control)
    } else {
      add(element.children)
    }
    if keepsFirstLine { emit(.contentEnd) }
    if let control, element.name == "select" { emit(.controlEnd, control) }
    if form != nil { emit(.formEnd, program.forms.count - 1) }
    if isFieldset { emit(.fieldsetEnd) }
  }

  /// What makes the element disabled, as a position of an expression; -1 when nothing does.
  private mutating func disabledCondition(of element: CheckedElement) -> Int {
    guard let condition = condition("disabled", of: element) else { return -1 }
    program.expressions.append(condition)
    return program.expressions.count - 1
  }

  /// The condition under which an element has a boolean attribute; nil when it never has. What is written wins over
  /// what a spread brings.
  mutating func condition(_ name: String, of element: CheckedElement) -> (any ExpressionCode)? {
    for attribute in element.attributes {
      switch attribute {
      case .fixed(name, _): return LiteralCode(.bool(true))
      case .boolean(name, let condition): return compiler.compile(condition)
      default: break
      }
    }
    let sources = element.attributes.compactMap { attribute -> (any ExpressionCode)? in
      if case .spread(let value) = attribute { compiler.compile(value) } else { nil }
    }
    return sources.isEmpty ? nil : SpreadConditionCode(sources, name: name)
  }

  // MARK: - Controls

  /// What a binding adds to the start tag: name, value, checked. Its position among the controls.
  private mutating func addControl(_ control: CheckedControl, of element: CheckedElement) -> Int {
    let names = Set(element.attributes.compactMap(\.name))
    let kind: ControlCode.Element
    switch element.name {
    case "select": kind = .select
    case "textarea": kind = .textarea
    default: kind = .input(type: fixedValue(of: "type", in: element)?.lowercased() ?? "text")
    }
    program.controls.append(
      ControlCode(
        element: kind, kind: control.kind, place: compiler.compile(control.place),
        name: fixedValue(of: "name", in: element) ?? control.name, writesName: !names.contains("name"),
        isNamedByInstance: control.isNamedByInstance, form: fixedValue(of: "form", in: element),
        writesValue: !names.contains("value"), optionValue: control.optionValue.map { compiler.compile($0) },
        disabled: condition("disabled", of: element), readOnly: condition("readonly", of: element),
        writesInvalid: !names.contains("aria-invalid") && !element.hasSpread))
    emit(.control, program.controls.count - 1)
    return program.controls.count - 1
  }

  private func fixedValue(of name: String, in element: CheckedElement) -> String? {
    for case .fixed(name, let value?) in element.attributes { return value }
    return nil
  }

  /// An option's value is its `value` attribute, otherwise its text with white space collapsed.
  private mutating func addOption(_ element: CheckedElement) {
    var value: (any ExpressionCode)?
    for attribute in element.attributes {
      switch attribute {
      case .fixed("value", let text): value = LiteralCode(.string(text ?? ""))
      case .computed("value", let expression): value = compiler.compile(expression)
      default: break
      }
    }
    if value == nil { value = OptionTextCode(text(of: element.children)) }
    program.options.append(OptionCode(value: value, disabled: condition("disabled", of: element)))
    emit(.option, program.options.count - 1)
  }

  private mutating func text(of nodes: [CheckedNode]) -> [any ExpressionCode] {
    nodes.flatMap { node -> [any ExpressionCode] in
      guard case .text(let parts) = node.kind else { return [] }
      return parts.map { part in
        switch part {
        case .literal(let text): LiteralCode(.string(text))
        case .expression(let expression): compiler.compile(expression)
        }
      }
    }
  }
}

extension CheckedElement {
  var hasSpread: Bool {
    attributes.contains { if case .spread = $0 { true } else { false } }
  }
}

extension CheckedExpression {
  /// Whether it is the literal `false`.
  var isNever: Bool { if case .literal(.bool(false)) = kind { true } else { false } }
}

extension CheckedAttribute {
  /// The name that it has in markup, when that is known.
  var name: String? {
    switch self {
    case .fixed(let name, _), .computed(let name, _), .boolean(let name, _), .url(let name, _): name
    case .classes: "class"
    case .styleProperty, .spread, .event, .reference: nil
    }
  }
}

/// The value of an option without a `value` attribute.
final class OptionTextCode: ExpressionCode {
  let parts: [any ExpressionCode]
  init(_ parts: [any ExpressionCode]) { self.parts = parts }

  func value(_ frame: Frame, _ machine: Machine) throws(EvaluationFailure) -> Value {
    var text = ""
    for part in parts { text += try part.text(frame, machine) }
    return .string(
      text.unicodeScalars.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\u{C}" }
        .map { String($0) }.joined(separator: " "))
  }
}
