extension Parser {
  mutating func parseIf() -> Statement {
    let level = enter()
    defer { leave(level) }
    let start = current.start
    advance()
    let saved = allowsTrailingClosure
    allowsTrailingClosure = false
    let conditions = parseConditions()
    allowsTrailingClosure = saved
    let then = parseBlock("after the condition")
    let otherwise = parseElse()
    return Statement(.conditional(conditions, then: then, otherwise: otherwise), span: span(from: start))
  }

  private mutating func parseElse() -> [Statement]? {
    guard takeWord("else") else { return nil }
    if current.isWord("if") { return [parseIf()] }
    return parseBlock("after `else`")
  }

  /// `a, let b = c`, as in scripts and `{#if}`; whether a brace may follow is the caller's setting.
  mutating func parseConditions() -> [Condition] {
    var conditions = [parseCondition()]
    while take(.comma) { conditions.append(parseCondition()) }
    return conditions
  }

  private mutating func parseCondition() -> Condition {
    if current.isWord("var") {
      report(.unexpectedToken, current.range, "A condition binds with `let`.", hint: "Write `let` instead of `var`.")
      current.text = "let"
    }
    guard takeWord("let") else {
      let expression = parseExpression()
      reportAssignmentInCondition()
      return .expression(expression)
    }
    let name = parseName("a name after `let`") ?? missingName
    guard take(.assign) else { return .binding(name, Expression(.name(name.text), span: name.span)) }
    return .binding(name, parseExpression())
  }

  /// `if a = b` is meant as a comparison.
  private mutating func reportAssignmentInCondition() {
    guard current.kind == .assign else { return }
    report(
      .assignmentInCondition, current.range, "A condition cannot assign.", hint: "Compare with `==`.")
    advance()
    _ = parseExpression()
  }
}
