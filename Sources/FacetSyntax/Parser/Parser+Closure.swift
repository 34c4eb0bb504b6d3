extension Parser {
  /// `{ $0.open }`, `{ a, b in a + b }`, `{ (a, b) in … }`
  mutating func parseClosure() -> Expression {
    let level = enter()
    defer { leave(level) }
    let opening = current.range
    let saved = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = saved }
    advance()
    let parameters = parseClosureParameters()
    let body = parseStatements()
    closeBlock(opening)
    let closure = Closure(parameters: parameters, body: body)
    return Expression(.closure(closure), span: span(from: opening.lowerBound))
  }

  /// Names before `in`. Only a list of names is looked ahead at, so nothing is read more than twice.
  private mutating func parseClosureParameters() -> [Name] {
    var ahead = lexer
    var token = current
    var names: [Name] = []
    let isParenthesised = token.kind == .leftParen
    if isParenthesised { token = ahead.next() }
    while token.kind == .word, !Words.reserved.contains(token.text) {
      names.append(Name(token.text, span: span(token.range)))
      token = ahead.next()
      guard token.kind == .comma else { break }
      token = ahead.next()
    }
    if isParenthesised {
      guard token.kind == .rightParen else { return [] }
      token = ahead.next()
    }
    guard token.isWord("in"), !names.isEmpty else { return [] }
    lexer = ahead
    current = token
    advance()
    return names
  }
}
