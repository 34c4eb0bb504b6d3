extension Parser {
  /// `type Todo { id: Int, extra: [String: String] as "extra_fields" }`
  mutating func parseRecord() -> Declaration.Kind? {
    guard let name = parseName("a type's name") else { return nil }
    var fields: [Declaration.Field] = []
    parseMembers("after the type's name") { parser in
      guard let field = parser.parseField() else { return false }
      fields.append(field)
      return true
    }
    return .record(name, fields)
  }

  /// Members in braces, with commas or line breaks between them. `member` is false when it could not be read.
  mutating func parseMembers(_ context: String, _ member: (inout Parser) -> Bool) {
    let opening = current.range
    guard expect(.leftBrace, "{", context) else { return }
    while current.kind != .rightBrace, current.kind != .end {
      let start = current.start
      let isRead = member(&self)
      if take(.comma) || current.kind == .rightBrace || take(.semicolon) { continue }
      if isRead, current.hasLineBreakBefore { continue }
      if isRead {
        report(
          .expectedLineBreak, currentRange, "Expected `,` or a new line, found \(describeCurrent).")
      }
      skipMember(from: start)
    }
    closeBlock(opening)
  }

  private mutating func skipMember(from start: Int) {
    while current.kind != .end, current.kind != .rightBrace {
      if current.start > start, current.hasLineBreakBefore || take(.comma) { return }
      advance()
    }
  }

  private mutating func parseField() -> Declaration.Field? {
    guard let name = parseFieldName() else { return nil }
    guard take(.colon) else {
      report(
        .missingType, name.span.range, "The field `\(name.text)` needs a type.",
        hint: "For instance `\(name.text): String`.")
      return nil
    }
    let type = parseType()
    var wireName: String?
    var initial: Expression?
    while true {
      if wireName == nil, takeWord("as") {
        wireName = parseLiteralText("the field's name in the data")
      } else if initial == nil, take(.assign) {
        initial = parseExpression()
      } else {
        break
      }
    }
    return Declaration.Field(name: name, type: type, wireName: wireName, initial: initial)
  }

  /// A field stands after a dot, where any word is clear.
  private mutating func parseFieldName() -> Name? {
    if current.isWord("let") || current.isWord("var") {
      report(
        .unexpectedToken, current.range, "A field has no `\(current.text)`.", hint: "Write `name: Type`.")
      advance()
    }
    return parseWord("a field's name")
  }

  /// A string without interpolation.
  mutating func parseLiteralText(_ what: String) -> String? {
    guard current.kind == .doubleQuote || current.kind == .singleQuote else {
      report(.unexpectedToken, currentRange, "Expected \(what) in quotes, found \(describeCurrent).")
      return nil
    }
    let literal = parseString()
    guard let text = literal.plainText else {
      report(.unexpectedToken, literal.span.range, "Expected \(what) without an interpolation.")
      return nil
    }
    return text
  }
}

extension Expression {
  /// The text of a string literal without interpolations.
  var plainText: String? {
    guard case .string(let segments) = kind else { return nil }
    return segments.plainText
  }
}

extension [StringSegment] {
  /// The text, if there is no interpolation in it.
  var plainText: String? {
    var whole = ""
    for segment in self {
      guard case .text(let text) = segment else { return nil }
      whole += text
    }
    return whole
  }
}
