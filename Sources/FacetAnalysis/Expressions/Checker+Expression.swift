import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// Deeper than any person writes; a recursion limit of the checker.
  private static let depthLimit = 200

  /// Checks an expression that must be of a type.
  func check(_ expression: Expression, as type: ValueType, what: String? = nil) -> CheckedExpression {
    if case .action(let parameters) = type.unwrapped {
      return checkActionValue(expression, parameters: parameters, type: type)
    }
    return convert(infer(expression, type), to: type, what: what)
  }

  /// Checks an expression and finds its type. `expected` is a wish that literals, closures and implicit members follow;
  /// the result may be of another type.
  func infer(_ expression: Expression, _ expected: ValueType? = nil) -> CheckedExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else {
      bag.report(.tooDeep, at: expression.span, "This is nested too deeply to be checked.", hint: "split it up")
      return failed(expression.span)
    }
    return inferKind(expression, expected)
  }

  private func inferKind(_ expression: Expression, _ expected: ValueType?) -> CheckedExpression {
    let span = expression.span
    switch expression.kind {
    case .integer, .double, .bool, .null: return literal(expression, expected)
    case .string(let segments): return string(segments, span)
    case .array(let elements): return array(elements, expected, span)
    case .dictionary(let entries): return dictionary(entries, expected, span)
    case .name(let name): return read(name, expected, span)
    case .implicitMember(let name): return implicitMember(name, expected, span)
    case .member, .subscripted, .call: return postfix(expression, expected)
    case .unary(let op, let operand): return unary(op, operand, expected, span)
    case .binary(let op, let left, let right): return binary(op, left, right, expected, span)
    case .conditional(let test, let then, let otherwise): return conditional(test, then, otherwise, expected, span)
    case .range(let low, let high, let isClosed): return range(low, high, isClosed, span)
    case .closure:
      bag.report(
        .closurePosition, at: span, "A closure can only be an argument, or a value where an action is expected.")
      return failed(span)
    case .tried(let inner), .awaited(let inner):
      return effectOutOfPlace(inner, span)
    case .invalid: return failed(span)
    }
  }

  /// Makes a value of one type stand where another is expected, or says that it cannot.
  func convert(_ expression: CheckedExpression, to type: ValueType, what: String? = nil) -> CheckedExpression {
    if type.unwrapped == .double, let literal = asDouble(expression) {
      return CheckedExpression(literal.kind, type: type, span: expression.span)
    }
    if expression.type.agrees(with: type) {
      guard !type.containsError, !expression.type.isError else { return expression }
      return CheckedExpression(expression.kind, type: type, span: expression.span)
    }
    reportMismatch(expression, type, what)
    return failed(expression.span)
  }

  private func reportMismatch(_ expression: CheckedExpression, _ type: ValueType, _ what: String?) {
    let found = expression.type
    var hint: String?
    if let inner = found.wrapped, inner.agrees(with: type) {
      hint = "it may be nil: give another value with `??`, or use `if let`"
    } else if found == .int, type.unwrapped == .double {
      hint = "write `Double(…)`"
    } else if found.isPrintable, type.unwrapped == .string {
      hint = "write `String(…)`, or put it into a text: \"{…}\""
    } else if found == .double, type.unwrapped == .int {
      hint = "write `Int(…)` or `.rounded()`"
    }
    let owner = what.map { "\($0) is" } ?? "Here"
    let wanted = what == nil ? "`\(type.text)` is expected" : "of type `\(type.text)`"
    bag.report(
      .typeMismatch, at: expression.span, "\(owner) \(wanted), but this is \(describe(found)).", hint: hint)
  }

  func describe(_ type: ValueType) -> String {
    type == .void ? "nothing" : "`\(type.text)`"
  }

  /// An integer literal as a Double, as in Swift.
  func asDouble(_ expression: CheckedExpression) -> CheckedExpression? {
    guard case .literal(.int(let number)) = expression.kind, expression.type.unwrapped == .int else { return nil }
    return CheckedExpression(.literal(.double(Double(number))), type: .double, span: expression.span)
  }
}
