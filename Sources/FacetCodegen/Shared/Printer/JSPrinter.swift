/// Prints trees as readable JavaScript (ECMAScript 2022), always the same tree in the same way.
package struct JSPrinter: Sendable {
  /// Where parentheses are written.
  package enum Parentheses: Sendable {
    /// Where the grammar asks for them.
    case whereNeeded
    /// Around every operand that may have them. What that code does needs no precedence to be right, so tests compare with it.
    case everywhere
  }

  let parentheses: Parentheses

  package init(parentheses: Parentheses = .whereNeeded) { self.parentheses = parentheses }

  /// The statements, each on lines of its own, and where they come from.
  package func print(_ statements: [JSStatement]) -> PrintedCode {
    LayoutWriter.write(statements.isEmpty ? .empty : lines(statements) + .hardLine)
  }

  package func text(_ statements: [JSStatement]) -> String { print(statements).text }

  /// The expression as it stands on the right of a `=`.
  package func text(_ expression: JSExpression) -> String {
    LayoutWriter.write(layout(expression, atLeast: .assignment)).text
  }
}

extension JSPrinter {
  /// The expression, in parentheses when it holds together less than its place asks for.
  func layout(_ expression: JSExpression, atLeast precedence: JSPrecedence) -> Layout {
    if case .spread = expression.core { return layout(expression) }
    let isWrapped = expression.precedence < precedence || parentheses == .everywhere
    return isWrapped ? wrapped(expression) : layout(expression)
  }

  /// Text that is no identifier becomes one, so that no name is ever code.
  func name(_ text: String) -> Layout { .text(JSIdentifier.isName(text) ? text : JSIdentifier.make(from: text)) }

  func wrapped(_ expression: JSExpression) -> Layout { layout(expression).inParentheses }

  /// The expression without parentheses around it.
  func layout(_ expression: JSExpression) -> Layout {
    switch expression {
    case .identifier(let name): self.name(name)
    case .number(let value): .text(JSNumber.text(value))
    case .string(let text): .text(JSText.quoted(text))
    case .template(let parts): template(parts)
    case .boolean(let value): .text(String(value))
    case .null: "null"
    case .undefined: "undefined"
    case .this: "this"
    case .array(let elements): array(elements)
    case .object(let properties): object(properties)
    case .member(let object, let name, let isOptional): member(object, name, isOptional: isOptional)
    case .index(let object, let index, let isOptional):
      [chained(object), isOptional ? "?." : "", "[", layout(index, atLeast: .sequence), "]"]
    case .call(let callee, let values, let isOptional):
      [chained(callee), isOptional ? "?." : "", arguments(values)]
    case .new(let callee, let values): new(callee, values)
    case .arrow(let parameters, let body, let isAsync): arrow(parameters, body, isAsync: isAsync)
    case .function(let declared): function(declared)
    case .unary(let symbol, let operand): unary(symbol, operand)
    case .binary(let left, let symbol, let right): binary(left, symbol, right)
    case .conditional(let test, let then, let otherwise): conditional(test, then, otherwise)
    case .assignment(let target, let symbol, let value): assignment(target, symbol, value)
    case .update(let symbol, let target, let isPrefix):
      isPrefix ? .text(symbol.rawValue) + layout(target) : layout(target) + .text(symbol.rawValue)
    case .await(let value): "await " + layout(value, atLeast: .unary)
    case .sequence(let parts): sequence(parts)
    case .spread(let value): "..." + layout(value, atLeast: .assignment)
    case .annotated(let inner, let span): .mark(span) + layout(inner)
    case .pure(let call): "/* @__PURE__ */ " + layout(call)
    }
  }
}
