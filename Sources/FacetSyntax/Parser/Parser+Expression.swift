extension Parser {
  mutating func parseExpression() -> Expression {
    let level = enter()
    defer { leave(level) }
    if current.isWord("try") || current.isWord("await") { return parseMarkedExpression() }
    let start = current.start
    let condition = parseBinary(.lowest)
    guard !condition.isInvalid, current.kind == .question else { return condition }
    advance()
    let then = parseExpression()
    if then.isInvalid { return then }
    guard expect(.colon, ":", "between the two values of `?`") else { return invalidExpression(at: start) }
    let otherwise = parseExpression()
    if otherwise.isInvalid { return otherwise }
    return Expression(.conditional(condition, then: then, otherwise: otherwise), span: span(from: start))
  }

  /// An expression in the head of a script's `if`, `for` or `switch`, before a body in braces.
  mutating func parseHeadExpression() -> Expression {
    let saved = allowsTrailingClosure
    allowsTrailingClosure = false
    defer { allowsTrailingClosure = saved }
    return parseExpression()
  }

  /// An expression inside brackets of any kind, where a trailing closure is clear again.
  mutating func parseInnerExpression() -> Expression {
    let saved = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = saved }
    return parseExpression()
  }

  /// `try …` and `await …` cover everything to their right.
  mutating func parseMarkedExpression() -> Expression {
    let start = current.start
    let isTry = current.text == "try"
    advance()
    if isTry, !current.hasSpaceBefore, current.kind == .question || current.kind == .bang {
      report(
        .unexpectedToken, current.range, "There is no `try\(source.text(current.range))`.",
        hint: "Use `do { … } catch { … }`.")
      advance()
    }
    let operand = parseExpression()
    if operand.isInvalid { return operand }
    return Expression(isTry ? .tried(operand) : .awaited(operand), span: span(from: start))
  }

  func invalidExpression(at start: Int) -> Expression {
    Expression(.invalid, span: span(start..<max(start, previousEnd)))
  }
}

extension Expression {
  /// True for an expression for which a diagnostic was given, so that no second one follows from it.
  var isInvalid: Bool {
    if case .invalid = kind { true } else { false }
  }
}
