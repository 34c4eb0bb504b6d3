extension Parser {
  /// `for item in items { … }`
  mutating func parseLoop() -> Statement {
    let level = enter()
    defer { leave(level) }
    let start = current.start
    advance()
    let name = parseName("the name of an element after `for`") ?? missingName
    if !takeWord("in") {
      report(
        .unexpectedToken, currentRange, "Expected `in` and a list, found \(describeCurrent).",
        hint: "For instance `for item in items { … }` or `for i in 0..<10 { … }`.")
      skipToBrace()
      let body = current.kind == .leftBrace ? parseBlock("after the list") : []
      return Statement(.loop(name, in: invalidExpression(at: previousEnd), body: body), span: span(from: start))
    }
    let items = parseHeadExpression()
    let body = parseBlock("after the list")
    return Statement(.loop(name, in: items, body: body), span: span(from: start))
  }

  /// Passes over the rest of a statement's head on its line.
  private mutating func skipToBrace() {
    while current.kind != .end, current.kind != .leftBrace, !current.hasLineBreakBefore, current.kind != .rightBrace {
      advance()
    }
  }
}
