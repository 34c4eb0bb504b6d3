extension Parser {
  /// `f(a, label: b)` with a trailing closure, if any.
  mutating func parseCall(of callee: Expression, from start: Int) -> Expression {
    var arguments = parseArguments()
    if current.kind == .leftBrace, allowsTrailingClosure, !current.hasLineBreakBefore {
      arguments.append(Argument(label: nil, value: parseClosure()))
    }
    return Expression(.call(callee, arguments), span: span(from: start))
  }

  private mutating func parseArguments() -> [Argument] {
    let opening = current.range
    advance()
    var arguments: [Argument] = []
    while current.kind != .rightParen, current.kind != .end {
      let label = parseLabel()
      let value = parseInnerExpression()
      arguments.append(Argument(label: label, value: value))
      if !take(.comma) { break }
    }
    closeBracket(.rightParen, ")", "after the arguments", opening: opening)
    return arguments
  }

  private mutating func parseLabel() -> Name? {
    guard current.kind == .word, isFollowedByColon else { return nil }
    let name = Name(current.text, span: span(current.range))
    advance()
    advance()
    return name
  }

  private var isFollowedByColon: Bool {
    var ahead = lexer
    return ahead.next().kind == .colon
  }

  /// Takes a closing bracket. If something went wrong inside, what stands before it on its line is passed over.
  mutating func closeBracket(_ kind: Token.Kind, _ spelling: String, _ context: String, opening: Range<Int>) {
    if take(kind) { return }
    report(
      .unexpectedToken, currentRange, "Expected `\(spelling)` \(context), found \(describeCurrent).",
      notes: [note(opening, "Opened here.")])
    skipToBracket(kind)
  }

  private mutating func skipToBracket(_ kind: Token.Kind) {
    var open = 0
    while current.kind != .end {
      if current.hasLineBreakBefore || current.kind == .rightBrace { return }
      if open == 0, current.kind == kind {
        advance()
        return
      }
      switch current.kind {
      case .leftParen, .leftBracket: open += 1
      case .rightParen, .rightBracket:
        if open == 0 { return }
        open -= 1
      case .leftBrace, .doubleQuote, .singleQuote: return
      default: break
      }
      advance()
    }
  }
}
