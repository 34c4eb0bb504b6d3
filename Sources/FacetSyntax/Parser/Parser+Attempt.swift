extension Parser {
  /// `do { … } catch { … }`
  mutating func parseAttempt() -> Statement {
    let level = enter()
    defer { leave(level) }
    let start = current.start
    advance()
    let body = parseBlock("after `do`")
    guard takeWord("catch") else {
      report(
        .missingCatch, start..<start + 2, "`do` has no `catch`.",
        hint: "Handle the error in `catch { … }`, where it is named `error`.")
      return Statement(.attempt(body, handler: []), span: span(from: start))
    }
    if current.kind != .leftBrace {
      report(
        .unexpectedToken, currentRange, "`catch` takes no pattern.", hint: "The error is named `error` in its block.")
      while current.kind != .leftBrace, current.kind != .end, !current.hasLineBreakBefore, current.kind != .rightBrace {
        advance()
      }
    }
    let handler = parseBlock("after `catch`")
    return Statement(.attempt(body, handler: handler), span: span(from: start))
  }
}
