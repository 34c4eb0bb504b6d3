extension Parser {
  /// `let x = …`, `var x: T = …`
  mutating func parseVariable() -> Statement {
    let start = current.start
    let isMutable = current.text == "var"
    advance()
    let name = parseName("a variable's name") ?? missingName
    let type = take(.colon) ? parseType() : nil
    guard take(.assign) else {
      report(
        .missingValue, currentRange, "`\(name.text)` needs a value.", hint: "Write `\(name.text) = …`.")
      return Statement(
        .variable(name, isMutable: isMutable, type: type, value: invalidExpression(at: previousEnd)),
        span: span(from: start))
    }
    let value = parseExpression()
    return Statement(.variable(name, isMutable: isMutable, type: type, value: value), span: span(from: start))
  }

  /// A call, or `a.b[c] = …`, `a += …`.
  mutating func parseExpressionStatement() -> Statement {
    let start = current.start
    let target = parseExpression()
    guard let symbol = current.kind.assignment else {
      return Statement(.expression(target), span: span(from: start))
    }
    if !target.isInvalid, !target.isAssignable {
      report(
        .notAssignable, target.span.range, "This cannot be assigned to.",
        hint: "A name, a field of it or an element of it stands before `=`.")
    }
    advance()
    let value = parseExpression()
    return Statement(.assign(target, symbol, value), span: span(from: start))
  }
}

extension Expression {
  /// A name followed by fields and subscripts.
  var isAssignable: Bool {
    var part = self
    while true {
      switch part.kind {
      case .name: return true
      case .member(let base, _, isOptional: false), .subscripted(let base, _, isOptional: false): part = base
      default: return false
      }
    }
  }
}
