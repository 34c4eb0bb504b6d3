extension Parser {
  /// Precedence climbing: operands and the operators that bind at least as tightly as `minimum`.
  mutating func parseBinary(_ minimum: Precedence) -> Expression {
    let saved = height
    height = 0
    defer { height = max(saved, height) }
    let start = current.start
    var left = parseUnary()
    var previous: Precedence?
    while !left.isInvalid, let (infix, precedence) = current.kind.infix, precedence >= minimum, !beginsSomethingElse {
      if previous == precedence, !precedence.isAssociative {
        report(
          .chainedComparison, current.range, "`\(source.text(current.range))` cannot follow another of its kind.",
          hint: "Join two comparisons with `&&`, or use parentheses.")
      }
      previous = precedence
      advance()
      let right = parseRightOperand(precedence)
      if right.isInvalid { return invalidExpression(at: start) }
      grow()
      let whole = span(from: start)
      switch infix {
      case .operation(let symbol): left = Expression(.binary(symbol, left, right), span: whole)
      case .range(let isClosed): left = Expression(.range(left, right, isClosed: isClosed), span: whole)
      }
    }
    return left
  }

  private mutating func parseRightOperand(_ precedence: Precedence) -> Expression {
    guard precedence == .coalescing else { return parseBinary(precedence.next) }
    // `??` groups to the right, which is recursion that the input decides on.
    let level = enter()
    defer { leave(level) }
    return parseBinary(precedence)
  }

  /// A sign right before its operand on a new line begins a statement, and `</p` ends the expression before a tag.
  private var beginsSomethingElse: Bool {
    switch current.kind {
    case .minus: current.hasLineBreakBefore && !lexer.byte(at: current.end).isSpace
    case .less: lexer.byte(at: current.end) == UInt8(ascii: "/") && isInMarkup
    default: false
    }
  }

  mutating func parseUnary() -> Expression {
    let start = current.start
    let symbol: UnaryOperator
    switch current.kind {
    case .bang: symbol = .not
    case .minus: symbol = .minus
    case .word where current.text == "try" || current.text == "await":
      let level = enter()
      defer { leave(level) }
      return parseMarkedExpression()
    default: return parsePostfix()
    }
    let level = enter()
    defer { leave(level) }
    advance()
    let operand = parseUnary()
    if operand.isInvalid { return operand }
    return Expression(.unary(symbol, operand), span: span(from: start))
  }
}
