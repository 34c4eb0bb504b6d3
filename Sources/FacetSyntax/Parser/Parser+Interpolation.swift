extension Parser {
  /// `{expression}`; `{/* … */}` is a comment, and no node.
  mutating func parseInterpolation() -> TemplateNode? {
    let start = lexer.cursor
    startTokens(at: start + 1)
    if current.kind == .rightBrace {
      reportEmptyInterpolation(start)
      lexer.cursor = current.end
      recordPiece(.interpolation, from: start)
      return nil
    }
    let expression = parseExpression()
    if case .closure = expression.kind {
      report(
        .doubleBraces, expression.span.range, "Text cannot show a closure.",
        hint: "An interpolation has one pair of braces: `{name}`.")
    }
    closeTag(opening: start, isBroken: expression.isInvalid)
    recordPiece(.interpolation, from: start)
    return TemplateNode(.interpolation(expression), span: span(start..<lexer.cursor))
  }

  private mutating func reportEmptyInterpolation(_ start: Int) {
    if isComment(start + 1..<current.start) { return }
    report(
      .emptyInterpolation, start..<current.end, "There is no expression between the braces.",
      hint: "A brace itself is written `\\{`.")
  }

  /// `{@html expression}`
  mutating func parseTrustedHTML() -> TemplateNode? {
    let start = lexer.cursor
    startTokens(at: start + 2)
    guard current.isWord("html") else {
      report(
        .unknownBlock, start..<max(start + 2, current.end), "There is no `{@…}` tag of this name.",
        hint: "Trusted HTML is written `{@html value}`.")
      skipTag(from: start)
      recordPiece(.interpolation, from: start)
      return nil
    }
    advance()
    let expression = parseExpression()
    closeTag(opening: start, isBroken: expression.isInvalid)
    recordPiece(.interpolation, from: start)
    return TemplateNode(.trustedHTML(expression), span: span(start..<lexer.cursor))
  }

  /// Ends a `{…}` tag: the cursor stands after its brace, or, if that is missing, after what can be passed over.
  mutating func closeTag(opening: Int, isBroken: Bool) {
    if isStopped { return }
    if current.kind == .rightBrace {
      lexer.cursor = current.end
      return
    }
    if !isBroken { reportUnclosedInterpolation(opening) }
    skipTag(from: current.start)
  }

  /// Moves the cursor after the brace that ends a tag, or to where other markup begins.
  mutating func skipTag(from start: Int) {
    var offset = start
    if lexer.byte(at: offset) == UInt8(ascii: "{") { offset += 1 }
    var open = 0
    while offset < lexer.limit {
      switch bytes[offset] {
      case UInt8(ascii: "{"):
        let next = lexer.byte(at: offset + 1)
        if next == UInt8(ascii: "#") || next == UInt8(ascii: ":") || isBlockEnd(at: offset) {
          lexer.cursor = offset
          return
        }
        open += 1
      case UInt8(ascii: "}"):
        if open == 0 {
          lexer.cursor = offset + 1
          return
        }
        open -= 1
      case UInt8(ascii: "<")
      where lexer.byte(at: offset + 1) == UInt8(ascii: "/") || lexer.byte(at: offset + 1).isLetter:
        lexer.cursor = offset
        return
      default: break
      }
      offset += 1
    }
    lexer.cursor = offset
  }

  mutating func recordPiece(_ kind: MarkupPiece.Kind, from start: Int) {
    guard start < lexer.cursor else { return }
    pieces.append(MarkupPiece(kind: kind, range: start..<lexer.cursor))
  }
}
