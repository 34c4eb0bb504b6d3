extension Parser {
  /// A primary expression and what follows it: members, calls, subscripts.
  mutating func parsePostfix() -> Expression {
    let saved = height
    height = 0
    defer { height = max(saved, height) }
    let start = current.start
    var base = parsePrimary()
    while !base.isInvalid, let next = parseSuffix(of: base, from: start) {
      base = next
      grow()
    }
    return base
  }

  private mutating func parseSuffix(of base: Expression, from start: Int) -> Expression? {
    switch current.kind {
    case .dot:
      return parseMember(of: base, from: start, isOptional: false)
    case .question where isOptionalChain:
      advance()
      return current.kind == .dot
        ? parseMember(of: base, from: start, isOptional: true)
        : parseSubscript(of: base, from: start, isOptional: true)
    case .leftBracket where !current.hasLineBreakBefore:
      return parseSubscript(of: base, from: start, isOptional: false)
    case .leftParen where !current.hasLineBreakBefore && isCallable(base):
      return parseCall(of: base, from: start)
    case .leftBrace where allowsTrailingClosure && !current.hasLineBreakBefore && isCallable(base):
      let closure = parseClosure()
      return Expression(.call(base, [Argument(label: nil, value: closure)]), span: span(from: start))
    case .bang where !current.hasSpaceBefore:
      report(
        .forcedUnwrap, current.range, "A value cannot be unwrapped by force.",
        hint: "Give a value for nil with `??`, or use `if let`.")
      advance()
      return base
    default:
      return nil
    }
  }

  /// `?` right after its operand and right before `.` or `[`; everything else is the conditional operator.
  private var isOptionalChain: Bool {
    guard !current.hasSpaceBefore else { return false }
    let next = lexer.byte(at: current.end)
    return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
  }

  private func isCallable(_ base: Expression) -> Bool {
    switch base.kind {
    case .name, .member, .implicitMember: true
    default: false
    }
  }

  private mutating func parseMember(of base: Expression, from start: Int, isOptional: Bool) -> Expression {
    advance()
    guard let name = parseWord("a member's name after `.`") else { return invalidExpression(at: start) }
    return Expression(.member(base, name, isOptional: isOptional), span: span(from: start))
  }

  private mutating func parseSubscript(of base: Expression, from start: Int, isOptional: Bool) -> Expression {
    advance()
    let index = parseInnerExpression()
    if !index.isInvalid || current.kind == .rightBracket { expect(.rightBracket, "]", "after the subscript") }
    return Expression(.subscripted(base, index, isOptional: isOptional), span: span(from: start))
  }
}
