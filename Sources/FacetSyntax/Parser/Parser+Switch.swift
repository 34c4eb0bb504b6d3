extension Parser {
  /// `switch state { case .paid, .shipped: … default: … }`
  mutating func parseSwitch() -> Statement {
    let level = enter()
    defer { leave(level) }
    let start = current.start
    advance()
    let subject = parseHeadExpression()
    let opening = current.range
    guard take(.leftBrace) else {
      report(.unexpectedToken, currentRange, "Expected `{` after the value, found \(describeCurrent).")
      return Statement(.choice(subject, []), span: span(from: start))
    }
    var cases: [SwitchCase] = []
    while current.kind != .rightBrace, current.kind != .end {
      if let next = parseCase() {
        cases.append(next)
      } else {
        report(.unexpectedToken, currentRange, "Expected `case` or `default`, found \(describeCurrent).")
        skipStatement(from: current.start)
      }
    }
    closeBlock(opening)
    return Statement(.choice(subject, cases), span: span(from: start))
  }

  private mutating func parseCase() -> SwitchCase? {
    let start = current.start
    var patterns: [Expression] = []
    if takeWord("case") {
      repeat { patterns.append(parseInnerExpression()) } while take(.comma)
    } else if !takeWord("default") {
      return nil
    }
    expect(.colon, ":", patterns.isEmpty ? "after `default`" : "after the case's values")
    let saved = allowsTrailingClosure
    allowsTrailingClosure = true
    let body = parseStatements()
    allowsTrailingClosure = saved
    return SwitchCase(patterns: patterns, body: body, span: span(from: start))
  }
}
