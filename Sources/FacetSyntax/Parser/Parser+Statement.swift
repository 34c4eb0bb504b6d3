extension Parser {
  /// `{ … }` of an action or a statement.
  mutating func parseBlock(_ owner: String) -> [Statement] {
    guard current.kind == .leftBrace else {
      report(.unexpectedToken, currentRange, "Expected `{` \(owner), found \(describeCurrent).")
      return []
    }
    let level = enter()
    defer { leave(level) }
    let opening = current.range
    let saved = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = saved }
    advance()
    let statements = parseStatements()
    closeBlock(opening)
    return statements
  }

  mutating func closeBlock(_ opening: Range<Int>) {
    if take(.rightBrace) { return }
    report(
      .unclosedBrace, currentRange, "Expected `}`, found \(describeCurrent).",
      notes: [note(opening, "The brace was opened here.")])
  }

  /// Statements up to `}`, to a `case` or `default`, or to the end.
  mutating func parseStatements() -> [Statement] {
    var statements: [Statement] = []
    while !endsStatements {
      if take(.semicolon) { continue }
      let before = current.start
      if let statement = parseStatement() { statements.append(statement) }
      finishStatement(startedAt: before)
    }
    return statements
  }

  private var endsStatements: Bool {
    switch current.kind {
    case .end, .rightBrace: true
    case .word: current.text == "case" || current.text == "default" || beginsDeclarationLine
    default: false
    }
  }

  /// A line like `action save…` or `effect {`: the brace of the declaration before it is missing.
  private var beginsDeclarationLine: Bool {
    guard current.hasLineBreakBefore, Words.declarations.contains(current.text) else { return false }
    var ahead = lexer
    let next = ahead.next()
    if next.hasLineBreakBefore { return false }
    switch current.text {
    case "effect", "onMount", "onUnmount": return next.kind == .leftBrace
    default: return next.kind == .word && !Words.reserved.contains(next.text)
    }
  }

  /// After a statement comes a line break, a semicolon or the end of the block.
  private mutating func finishStatement(startedAt start: Int) {
    if current.hasLineBreakBefore && current.start > start || current.kind == .semicolon || endsStatements { return }
    if current.start > start, !isStatementBroken(since: start) {
      report(
        .expectedLineBreak, currentRange, "Expected the end of the statement, found \(describeCurrent).",
        hint: "Statements stand on lines of their own, or have `;` between them.")
    }
    skipStatement(from: start)
  }

  /// True when something in the statement was reported already: what follows from it needs no second report.
  private func isStatementBroken(since start: Int) -> Bool {
    guard let last = diagnostics.last else { return false }
    return last.span.range.lowerBound >= start
  }

  /// Passes over the rest of a wrong statement: to the next line at the same depth, or to the block's end.
  mutating func skipStatement(from start: Int) {
    var open = 0
    while current.kind != .end {
      if open == 0, current.start > start, current.hasLineBreakBefore || current.kind == .semicolon { return }
      switch current.kind {
      case .leftBrace: open += 1
      case .rightBrace:
        if open == 0 { return }
        open -= 1
      case .doubleQuote, .singleQuote:
        _ = parseString()
        continue
      default: break
      }
      advance()
    }
  }

  private mutating func parseStatement() -> Statement? {
    guard current.kind == .word else { return parseExpressionStatement() }
    switch current.text {
    case "let", "var": return parseVariable()
    case "if": return parseIf()
    case "for": return parseLoop()
    case "switch": return parseSwitch()
    case "do": return parseAttempt()
    case "return": return parseReturn()
    case "break": return parseKeyword(.breakLoop)
    case "continue": return parseKeyword(.continueLoop)
    default:
      if reportForeignStatement() { return nil }
      return parseExpressionStatement()
    }
  }

  private mutating func parseKeyword(_ kind: Statement.Kind) -> Statement {
    let start = current.start
    advance()
    return Statement(kind, span: span(from: start))
  }

  private mutating func parseReturn() -> Statement {
    let start = current.start
    advance()
    let isAlone = current.hasLineBreakBefore || current.kind == .semicolon || endsStatements
    if !isAlone {
      let value = parseExpression()
      if !value.isInvalid {
        report(
          .returnedValue, value.span.range, "`return` carries no value.",
          hint: "A closure's value is its only expression, without `return`.")
      }
    }
    return Statement(.exit, span: span(from: start))
  }

  /// Words that begin a statement in Swift or JavaScript, where a binding of that name would be followed by an
  /// operator, a dot or a bracket.
  private mutating func reportForeignStatement() -> Bool {
    let hint: String
    switch current.text {
    case "while", "repeat": hint = "Go through a list or a range with `for x in …`."
    case "guard": hint = "Use `if … { … } else { return }`."
    case "throw": hint = "Errors come from calls of `api`; show one through a state."
    case "const": hint = "Write `let`."
    case "func", "function": hint = "Declare an action outside of this one."
    case "else", "catch": hint = "It belongs to the block before it, right after its brace."
    default: return false
    }
    var ahead = lexer
    let next = ahead.next()
    let isStatement = next.kind == .word || next.kind == .leftBrace || next.kind == .bang
    guard isStatement || Words.reserved.contains(current.text) else { return false }
    report(.unknownStatement, current.range, "There is no `\(current.text)` statement here.", hint: hint)
    return true
  }
}
