extension Parser {
  /// The attributes of a tag, up to its `>` or `/>` or to where it cannot go on.
  mutating func parseAttributes(of tagStart: Int, ranges: inout [Range<Int>]) -> [Attribute] {
    var attributes: [Attribute] = []
    var seen: [String: Range<Int>] = [:]
    while true {
      let start = skippingSpace(lexer.cursor)
      lexer.cursor = start
      guard start < lexer.limit else { break }
      let byte = bytes[start]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") { break }
      if byte == UInt8(ascii: "/") {
        if lexer.byte(at: start + 1) == UInt8(ascii: ">") { break }
        report(.unexpectedMarkup, start..<start + 1, "`/` stands only before the `>` of a tag.")
        lexer.cursor = start + 1
      } else if byte == UInt8(ascii: "{") {
        if let attribute = parseBracedAttribute() { attributes.append(attribute) }
        checkDuplicate(attributes.last, at: start, &seen)
      } else {
        if let attribute = parseNamedAttribute() { attributes.append(attribute) }
        checkDuplicate(attributes.last, at: start, &seen)
      }
      if lexer.cursor <= start { lexer.cursor = start + 1 }
      ranges.append(start..<lexer.cursor)
    }
    return attributes
  }

  private mutating func checkDuplicate(_ attribute: Attribute?, at start: Int, _ seen: inout [String: Range<Int>]) {
    guard let attribute, attribute.span.range.lowerBound == start, let key = attribute.key else { return }
    let range = attribute.span.range
    guard let first = seen[key] else {
      seen[key] = range
      return
    }
    report(
      .duplicateAttribute, range, "`\(key)` stands here twice.", hint: "Remove one of them.",
      notes: [note(first, "The first one is here.")])
  }

  /// `{...attributes}` and `{id}`
  private mutating func parseBracedAttribute() -> Attribute? {
    let start = lexer.cursor
    if "#:@".utf8.contains(lexer.byte(at: start + 1)) || isBlockEnd(at: start) { return skipBlockInTag(start) }
    startTokens(at: start + 1)
    if current.kind == .rightBrace, isComment(start + 1..<current.start) {
      lexer.cursor = current.end
      return nil
    }
    if current.kind == .closedRange {
      advance()
      let expression = parseExpression()
      closeTag(opening: start, isBroken: expression.isInvalid)
      return Attribute(.spread(expression), span: span(start..<max(start, lexer.cursor)))
    }
    let expression = parseExpression()
    closeTag(opening: start, isBroken: expression.isInvalid)
    let whole = span(start..<max(start, lexer.cursor))
    guard case .name(let text) = expression.kind else {
      if !expression.isInvalid {
        report(
          .expectedAttribute, expression.span.range, "The short form of an attribute is a single name.",
          hint: "Write `name={…}`, or `{...record}` to spread a record.")
      }
      return nil
    }
    return Attribute(.plain(Name(text, span: expression.span), .expression(expression)), span: whole)
  }
}

extension Parser {
  /// `<p {#if a}class="b"{/if}>`
  private mutating func skipBlockInTag(_ start: Int) -> Attribute? {
    skipTag(from: start)
    report(
      .expectedAttribute, start..<max(start + 1, lexer.cursor), "A block cannot stand inside a tag.",
      hint: "Give the attribute a value that depends: `name={condition ? \"a\" : nil}` or `class:name={condition}`.")
    return nil
  }

  /// True for what is not only white space: between braces without an expression, a comment.
  func isComment(_ range: Range<Int>) -> Bool {
    range.contains { !bytes[$0].isSpace }
  }
}

extension Attribute {
  /// What makes two attributes of one tag the same. Spreads may repeat.
  var key: String? {
    switch kind {
    case .plain(let name, _): name.text.lowercased()
    case .spread: nil
    case .toggledClass(let name, _): "class:\(name.text)"
    case .styleProperty(let name, _): "style:\(name.text)"
    case .event(let name, let modifiers, _): (["on:" + name.text] + modifiers.map(\.name.text)).joined(separator: "|")
    case .binding(let name, _): "bind:\(name.text)"
    case .reference: "ref:"
    case .slotBinding(let name, as: _): "let:\(name.text)"
    }
  }
}
