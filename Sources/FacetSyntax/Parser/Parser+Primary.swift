extension Parser {
  mutating func parsePrimary() -> Expression {
    let start = current.start
    switch current.kind {
    case .integer, .double: return parseNumber()
    case .doubleQuote, .singleQuote: return parseString()
    case .word: return parseWordExpression()
    case .leftParen: return parseParenthesised()
    case .leftBracket: return parseCollection()
    case .leftBrace: return parseClosure()
    case .dot:
      advance()
      guard let name = parseWord("a case's name after `.`") else { return invalidExpression(at: start) }
      return Expression(.implicitMember(name), span: span(from: start))
    default:
      reportMissingExpression()
      return invalidExpression(at: start)
    }
  }

  private mutating func parseWordExpression() -> Expression {
    let range = current.range
    let kind: Expression.Kind
    switch current.text {
    case "true": kind = .bool(true)
    case "false": kind = .bool(false)
    case "nil": kind = .null
    case "null", "undefined":
      report(.expectedExpression, range, "There is no `\(current.text)`.", hint: "Write `nil`.")
      kind = .null
    case let word where Words.reserved.contains(word):
      reportMissingExpression()
      return invalidExpression(at: range.lowerBound)
    case let word:
      checkDollarName(word)
      kind = .name(word)
    }
    advance()
    return Expression(kind, span: span(range))
  }

  /// `$` begins nothing but a closure's `$0` to `$9`.
  private mutating func checkDollarName(_ word: String) {
    let bytes = Array(word.utf8)
    guard bytes.first == UInt8(ascii: "$"), !(bytes.count == 2 && bytes[1].isDigit) else { return }
    report(
      .unexpectedCharacter, current.range, "`\(word)` is not a name.",
      hint: "Names begin with a letter; `$0` and `$1` are a closure's parameters.")
  }

  private mutating func parseParenthesised() -> Expression {
    let opening = current.range
    advance()
    let inner = parseInnerExpression()
    if inner.isInvalid, current.kind != .rightParen { return inner }
    closeBracket(.rightParen, ")", "after the expression", opening: opening)
    // The span takes in the parentheses, so that what is printed from spans keeps its meaning.
    return Expression(inner.kind, span: span(from: opening.lowerBound))
  }

  private mutating func reportMissingExpression() {
    if current.kind == .unknown {
      reportUnknownCharacter()
      advance()
      return
    }
    report(.expectedExpression, currentRange, "Expected an expression, found \(describeCurrent).")
  }

  mutating func reportUnknownCharacter() {
    report(
      .unexpectedCharacter, current.range, "\(describeCurrent) means nothing here.",
      hint: "Text stands in quotes: \"…\".")
  }
}
