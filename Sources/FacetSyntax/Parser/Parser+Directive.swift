/// The written name of a directive: `on:keydown|enter`.
struct DirectiveText {
  let prefix: String
  let range: Range<Int>
  /// Where the part after the colon begins.
  let nameStart: Int
}

extension Parser {
  static let directives = ["class", "style", "on", "bind", "ref", "let"]

  mutating func parseDirective(_ text: DirectiveText, _ value: AttributeValue, _ whole: Range<Int>) -> Attribute? {
    guard Self.directives.contains(text.prefix) else {
      let near = nearest(to: text.prefix, among: Self.directives)
      report(
        .unknownDirective, text.range, "There is no directive `\(text.prefix):`.",
        hint: near.map { "Did you mean `\($0):`?" }
          ?? "The directives are class:, style:, on:, bind:, ref: and let:.")
      return nil
    }
    guard text.nameStart < text.range.upperBound else {
      report(
        .expectedAttribute, text.range, "Expected a name after `\(text.prefix):`.")
      return nil
    }
    guard let kind = directive(text, value) else { return nil }
    return Attribute(kind, span: span(whole))
  }

  private mutating func directive(_ text: DirectiveText, _ value: AttributeValue) -> Attribute.Kind? {
    let name = Name(
      source.text(text.nameStart..<text.range.upperBound), span: span(text.nameStart..<text.range.upperBound))
    switch text.prefix {
    case "class": return directiveValue(text, name, value).map { .toggledClass(name, $0) }
    case "style": return directiveValue(text, name, value).map { .styleProperty(name, $0) }
    case "bind": return binding(text, name, value)
    case "ref": return reference(text, name, value)
    case "let": return slotBinding(text, name, value)
    default: return event(text, value)
    }
  }

  /// The expression in braces; without one the binding of the directive's own name.
  private mutating func directiveValue(
    _ text: DirectiveText, _ name: Name, _ value: AttributeValue
  ) -> Expression? {
    switch value {
    case .expression(let expression): return expression
    case .quoted:
      report(
        .directiveValue, text.range, "The value of `\(text.prefix):` stands in braces, without quotes.",
        hint: "Write `\(source.text(text.range))={…}`.")
      return nil
    case .none:
      if isIdentifier(name.text) { return Expression(.name(name.text), span: name.span) }
      report(
        .directiveValue, text.range, "`\(source.text(text.range))` needs a value, since `\(name.text)` is no binding.",
        hint: "Write `\(source.text(text.range))={…}`.")
      return nil
    }
  }

  private mutating func binding(_ text: DirectiveText, _ name: Name, _ value: AttributeValue) -> Attribute.Kind? {
    guard let expression = directiveValue(text, name, value) else { return nil }
    if !expression.isInvalid, !expression.isAssignable {
      report(
        .notAssignable, expression.span.range, "`bind:` needs something that can be assigned to.",
        hint: "For instance a state, `query`, or a field of one, `form.email`.")
    }
    return .binding(name, expression)
  }

  private mutating func reference(_ text: DirectiveText, _ name: Name, _ value: AttributeValue) -> Attribute.Kind? {
    guard case .none = value, isIdentifier(name.text) else {
      report(
        .directiveValue, text.range, "`ref:` takes a name after its colon and no value.",
        hint: "For instance `ref:input`.")
      return nil
    }
    return .reference(name)
  }

  /// `let:row` and `let:row={name}`
  private mutating func slotBinding(_ text: DirectiveText, _ name: Name, _ value: AttributeValue) -> Attribute.Kind? {
    guard let expression = directiveValue(text, name, value) else { return nil }
    guard case .name(let other) = expression.kind, isIdentifier(other) else {
      if !expression.isInvalid {
        report(
          .directiveValue, expression.span.range, "`let:` takes the name by which the content reads the value.",
          hint: "For instance `let:row={product}`.")
      }
      return nil
    }
    return .slotBinding(name, as: Name(other, span: expression.span))
  }

  func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, first.isWordStart, first != UInt8(ascii: "$") else { return false }
    return text.utf8.allSatisfy(\.isWordPart) && !Words.reserved.contains(text)
  }
}
