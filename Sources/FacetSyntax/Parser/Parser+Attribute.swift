extension Parser {
  /// `name`, `name=value` and the directives; the cursor is at the name.
  mutating func parseNamedAttribute() -> Attribute? {
    let start = lexer.cursor
    let nameEnd = endOfAttributeName(start)
    guard nameEnd > start else {
      report(
        .expectedAttribute, start..<lexer.endOfScalar(start),
        "Expected an attribute, found `\(source.text(start..<lexer.endOfScalar(start)))`.",
        hint: "Look for a quote or a brace too many.")
      lexer.cursor = lexer.endOfScalar(start)
      return nil
    }
    lexer.cursor = nameEnd
    if lexer.byte(at: nameEnd) == UInt8(ascii: "{") { return skipInterpolatedName(start) }
    let value = parseAttributeValue()
    let name = source.text(start..<nameEnd)
    let whole = start..<lexer.cursor
    if let colon = name.firstIndex(of: ":"), !HTMLNames.namespaces.contains(String(name[..<colon])) {
      let written = DirectiveText(
        prefix: String(name[..<colon]), range: start..<nameEnd, nameStart: start + name[...colon].utf8.count)
      return parseDirective(written, value, whole)
    }
    guard checkAttributeName(name, start..<nameEnd) else { return nil }
    return Attribute(.plain(Name(name, span: span(start..<nameEnd)), value), span: span(whole))
  }

  /// Names that a document can have: a browser's script could not set others.
  private mutating func checkAttributeName(_ name: String, _ range: Range<Int>) -> Bool {
    let isName = name.utf8.allSatisfy {
      $0.isWordPart || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
    }
    if isName, let first = name.utf8.first, first.isWordStart { return true }
    report(
      .expectedAttribute, range, "`\(name)` is not an attribute's name.",
      hint: name.hasPrefix("@") ? "Events are written `on:\(name.dropFirst())={…}`." : nil)
    return false
  }

  private func endOfAttributeName(_ start: Int) -> Int {
    var end = start
    while end < lexer.limit {
      switch bytes[end] {
      case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "/"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "}"), 0:
        return end
      case let byte where byte.isSpace: return end
      default: end += 1
      }
    }
    return end
  }

  /// `data-{name}`: an attribute's name must be known before it is rendered.
  private mutating func skipInterpolatedName(_ start: Int) -> Attribute? {
    report(
      .interpolationInName, start..<lexer.cursor + 1, "An attribute's name cannot hold an expression.",
      hint: "Put it in braces after `=`, or spread a record with `{...record}`.")
    skipTag(from: lexer.cursor)
    lexer.cursor = endOfAttributeName(lexer.cursor)
    _ = parseAttributeValue()
    return nil
  }

  /// What follows `=`, if there is one.
  private mutating func parseAttributeValue() -> AttributeValue {
    let equals = skippingSpace(lexer.cursor)
    guard lexer.byte(at: equals) == UInt8(ascii: "=") else { return .none }
    lexer.cursor = skippingSpace(equals + 1)
    skipFurtherEquals()
    switch lexer.byte(at: lexer.cursor) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return parseQuotedValue()
    case UInt8(ascii: "{"): return parseBracedValue()
    default: return parseUnquotedValue(equals)
    }
  }

  /// `href==x`: HTML takes the second sign for the value's first character, and calls it an error
  /// (WHATWG HTML §13.2.5.38, unexpected-character-in-unquoted-attribute-value).
  private mutating func skipFurtherEquals() {
    let start = lexer.cursor
    while lexer.byte(at: lexer.cursor) == UInt8(ascii: "=") { lexer.cursor = skippingSpace(lexer.cursor + 1) }
    guard lexer.cursor > start else { return }
    report(
      .expectedAttribute, start..<start + 1, "Expected a value after `=`, found another `=`.",
      hint: "Remove one of them.")
  }

  private mutating func parseBracedValue() -> AttributeValue {
    let start = lexer.cursor
    startTokens(at: start + 1)
    let expression = parseExpression()
    closeTag(opening: start, isBroken: expression.isInvalid)
    if !expression.isInvalid, !isStopped { reportTextAfterValue(start) }
    return .expression(expression)
  }

  /// `href={a}b` mixes an expression and text without quotes around them.
  private mutating func reportTextAfterValue(_ start: Int) {
    let next = lexer.byte(at: lexer.cursor)
    guard lexer.cursor < lexer.limit, !next.isSpace, next != UInt8(ascii: ">"), next != UInt8(ascii: "/") else {
      return
    }
    let end = endOfUnquotedValue(lexer.cursor)
    report(
      .unquotedInterpolation, start..<end, "Text and expressions together stand in quotes.",
      hint: "Write \"\(source.text(start..<end))\".")
    lexer.cursor = end
  }

  private mutating func parseUnquotedValue(_ equals: Int) -> AttributeValue {
    let start = lexer.cursor
    let end = endOfUnquotedValue(start)
    lexer.cursor = end
    guard end > start else {
      report(.expectedAttribute, equals..<equals + 1, "Expected a value after `=`.", hint: "Write \"…\" or {…}.")
      return .none
    }
    if bytes[start..<end].contains(UInt8(ascii: "{")) {
      report(
        .unquotedInterpolation, start..<end, "A value with an expression in it stands in quotes.",
        hint: "Write \"\(source.text(start..<end))\".")
      return .none
    }
    var text: [UInt8] = []
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "&") {
        offset = decodeReference(at: offset, inAttribute: true, into: &text)
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    return .quoted([.text(String(decoding: text, as: UTF8.self))])
  }

  /// To white space or `>` outside of braces.
  private func endOfUnquotedValue(_ start: Int) -> Int {
    var end = start
    var open = 0
    while end < lexer.limit {
      let byte = bytes[end]
      if byte.isLineBreak || byte == UInt8(ascii: "<") { return end }
      if open == 0, byte.isSpace || byte == UInt8(ascii: ">") { return end }
      if open == 0, byte == UInt8(ascii: "/"), lexer.byte(at: end + 1) == UInt8(ascii: ">") { return end }
      if byte == UInt8(ascii: "{") { open += 1 }
      if byte == UInt8(ascii: "}"), open > 0 { open -= 1 }
      end += 1
    }
    return end
  }
}
