extension JSPrinter {
  func unary(_ symbol: JSUnaryOperator, _ operand: JSExpression) -> Layout {
    let isWord = symbol.rawValue.utf8.count > 1
    let inner = repeatsSign(symbol, operand) ? wrapped(operand) : layout(operand, atLeast: .unary)
    return [.text(symbol.rawValue), isWord ? " " : "", inner]
  }

  /// `--a` is not `-(-a)`.
  private func repeatsSign(_ symbol: JSUnaryOperator, _ operand: JSExpression) -> Bool {
    switch operand.core {
    case .unary(let inner, _): symbol == inner && (symbol == .minus || symbol == .plus)
    case .number: symbol == .minus && operand.precedence == .unary
    case .update(.decrement, _, isPrefix: true): symbol == .minus
    case .update(.increment, _, isPrefix: true): symbol == .plus
    default: false
    }
  }

  func binary(_ left: JSExpression, _ symbol: JSBinaryOperator, _ right: JSExpression) -> Layout {
    .group(
      leftOperand(left, symbol), .text(" \(symbol.rawValue)"),
      .indented(.line, layout(right, atLeast: symbol == .coalesce ? .bitOr : symbol.precedence.next)))
  }

  /// `??` doesn't mix with `||` and `&&` (ECMA-262 §13.13).
  private func leftOperand(_ left: JSExpression, _ symbol: JSBinaryOperator) -> Layout {
    let mixes = symbol == .coalesce && (left.precedence == .or || left.precedence == .and)
    return mixes ? wrapped(left) : layout(left, atLeast: symbol.precedence)
  }

  func conditional(_ test: JSExpression, _ then: JSExpression, _ otherwise: JSExpression) -> Layout {
    .group(
      layout(test, atLeast: .coalesce),
      .indented(
        .line, "? ", layout(then, atLeast: .assignment), .line, ": ", layout(otherwise, atLeast: .assignment)))
  }

  /// An array or an object on the left of `=` is a pattern, which has no parentheses of its own.
  func assignment(_ target: JSExpression, _ symbol: JSAssignmentOperator, _ value: JSExpression) -> Layout {
    [layout(target), .text(" \(symbol.rawValue) "), layout(value, atLeast: .assignment)]
  }

  func sequence(_ parts: [JSExpression]) -> Layout {
    parts.isEmpty ? "undefined" : .joined(parts.map { layout($0, atLeast: .assignment) }, by: ", ")
  }
}
