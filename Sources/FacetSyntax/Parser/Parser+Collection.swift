extension Parser {
  /// `[a, b]`, `["a": 1]`, `[]`, `[:]`
  mutating func parseCollection() -> Expression {
    let opening = current.range
    advance()
    if current.kind == .colon {
      advance()
      closeBracket(.rightBracket, "]", "after `[:`", opening: opening)
      return Expression(.dictionary([]), span: span(from: opening.lowerBound))
    }
    var elements: [Expression] = []
    var pairs: [(key: Expression, value: Expression)] = []
    while current.kind != .rightBracket, current.kind != .end {
      let element = parseInnerExpression()
      if current.kind == .colon, elements.isEmpty {
        advance()
        pairs.append((element, parseInnerExpression()))
      } else if pairs.isEmpty {
        elements.append(element)
      } else {
        report(.unexpectedToken, currentRange, "Expected `:` and a value, found \(describeCurrent).")
      }
      if !take(.comma) { break }
    }
    closeBracket(.rightBracket, "]", "after the elements", opening: opening)
    let kind: Expression.Kind = pairs.isEmpty ? .array(elements) : .dictionary(pairs)
    return Expression(kind, span: span(from: opening.lowerBound))
  }
}
