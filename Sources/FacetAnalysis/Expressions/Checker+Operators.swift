import FacetSyntax
import FacetValue

extension ComponentChecker {
  func unary(
    _ op: UnaryOperator, _ operand: Expression, _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    switch op {
    case .not:
      let value = check(operand, as: .bool)
      if case .literal(.bool(let flag)) = value.kind {
        return CheckedExpression(.literal(.bool(!flag)), type: .bool, span: span)
      }
      return CheckedExpression(.not(value), type: .bool, span: span)
    case .minus:
      let value = infer(operand, expected)
      switch (value.type, value.kind) {
      case (.int, .literal(.int(let number))):
        return CheckedExpression(.literal(.int(-number)), type: .int, span: span)
      case (.double, .literal(.double(let number))):
        return CheckedExpression(.literal(.double(-number)), type: .double, span: span)
      case (.int, _): return CheckedExpression(.negateInt(value), type: .int, span: span)
      case (.double, _): return CheckedExpression(.negateDouble(value), type: .double, span: span)
      case (.error, _): return failed(span)
      default:
        bag.report(.operatorTypes, at: span, "`-` stands before an Int or a Double, not \(describe(value.type)).")
        return failed(span)
      }
    }
  }

  func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    switch op {
    case .and, .or: return logical(op, left, right, span)
    case .coalesce: return coalesce(left, right, expected, span)
    case .equal, .notEqual: return equality(op, left, right, span)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(op, left, right, span)
    case .add, .subtract, .multiply, .divide, .remainder: return arithmetic(op, left, right, expected, span)
    }
  }

  private func logical(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) -> CheckedExpression {
    let a = check(left, as: .bool)
    let b = check(right, as: .bool)
    if case .literal(.bool(let flag)) = a.kind, a.type == .bool {
      if op == .and { return flag ? b : a }
      return flag ? a : b
    }
    return CheckedExpression(op == .and ? .and(a, b) : .or(a, b), type: .bool, span: span)
  }

  private func coalesce(
    _ left: Expression, _ right: Expression, _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    let a = infer(left, expected?.asOptional)
    guard let wrapped = a.type.wrapped else {
      if !a.type.isError {
        bag.report(
          .needlessCoalesce, at: left.span, "This is \(describe(a.type)), which is never nil, so `??` does nothing.")
      }
      _ = infer(right, expected)
      return a
    }
    let b = infer(right, a.type)
    if b.type.wrapped != nil {
      return CheckedExpression(.coalesce(a, convert(b, to: a.type)), type: a.type, span: span)
    }
    return CheckedExpression(.coalesce(a, convert(b, to: wrapped)), type: wrapped, span: span)
  }

  private func equality(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) -> CheckedExpression {
    let (a, b) = operands(left, right)
    let kind: CheckedExpression.Kind = .binary(op == .equal ? .equal : .notEqual, a, b)
    let result = CheckedExpression(kind, type: .bool, span: span)
    if a.type.isError || b.type.isError { return result }
    guard let common = a.type.common(with: b.type) else {
      bag.report(
        .operatorTypes, at: span,
        "`\(op.rawValue)` compares two values of one type, not \(describe(a.type)) and \(describe(b.type)).")
      return failed(span)
    }
    if !common.isEquatable {
      bag.report(.operatorTypes, at: span, "Values of type \(describe(common)) cannot be compared.")
      return failed(span)
    }
    return result
  }

  private func comparison(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) -> CheckedExpression {
    let (a, b) = operands(left, right)
    let checked: CheckedOperator =
      switch op {
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      default: .greaterOrEqual
      }
    if !a.type.isError, !b.type.isError, a.type != b.type || !a.type.isOrdered {
      reportOperands(op, a, b, span)
      return CheckedExpression(.literal(.null), type: .error, span: span)
    }
    return CheckedExpression(.binary(checked, a, b), type: .bool, span: span)
  }

  /// Both sides, where an integer literal follows the other side's Double and `nil` or `.case` its type.
  func operands(_ left: Expression, _ right: Expression) -> (CheckedExpression, CheckedExpression) {
    if needsType(left), !needsType(right) {
      let b = infer(right)
      return (infer(left, b.type.isError ? .error : b.type.asOptionalFor(left)), b)
    }
    let a = infer(left)
    let b = infer(right, needsType(right) ? a.type.asOptionalFor(right) : a.type)
    if a.type.unwrapped == .double, let literal = asDouble(b) { return (a, literal) }
    if b.type.unwrapped == .double, let literal = asDouble(a) { return (literal, b) }
    return (a, b)
  }

  private func needsType(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .null, .implicitMember: true
    case .array(let elements): elements.isEmpty
    case .dictionary(let entries): entries.isEmpty
    default: false
    }
  }

  private func reportOperands(_ op: BinaryOperator, _ a: CheckedExpression, _ b: CheckedExpression, _ span: SourceSpan)
  {
    var hint: String?
    if a.type.wrapped != nil || b.type.wrapped != nil {
      hint = "one side may be nil: give another value with `??`, or use `if let`"
    } else if [a.type, b.type].contains(.int), [a.type, b.type].contains(.double) {
      hint = "write `Double(…)` around the Int"
    } else if op == .add, a.type == .string || b.type == .string {
      hint = "put both into one text: \"{a}{b}\""
    }
    bag.report(
      .operatorTypes, at: span, "`\(op.rawValue)` does not take \(describe(a.type)) and \(describe(b.type)).",
      hint: hint)
  }

  func arithmetic(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ expected: ValueType?, _ span: SourceSpan
  ) -> CheckedExpression {
    let (a, b) = arithmeticOperands(left, right, expected)
    return arithmetic(op, a, b, span)
  }

  func arithmetic(
    _ op: BinaryOperator, _ a: CheckedExpression, _ b: CheckedExpression, _ span: SourceSpan
  ) -> CheckedExpression {
    if a.type.isError || b.type.isError { return failed(span) }
    guard let (checked, type) = arithmeticOperator(op, a.type, b.type) else {
      reportOperands(op, a, b, span)
      return failed(span)
    }
    if let folded = folded(checked, a, b, span) { return CheckedExpression(.literal(folded), type: type, span: span) }
    return CheckedExpression(.binary(checked, a, b), type: type, span: span)
  }

  private func arithmeticOperands(
    _ left: Expression, _ right: Expression, _ expected: ValueType?
  ) -> (CheckedExpression, CheckedExpression) {
    let wish = expected?.unwrapped == .double ? expected : nil
    if case .array(let elements) = left.kind, elements.isEmpty {
      let b = infer(right, expected)
      return (infer(left, b.type), b)
    }
    let a = infer(left, wish ?? arrayWish(expected))
    let b = infer(right, wish ?? arrayWish(a.type))
    if a.type == .double, let literal = asDouble(b) { return (a, literal) }
    if b.type == .double, let literal = asDouble(a) { return (literal, b) }
    return (a, b)
  }

  private func arrayWish(_ type: ValueType?) -> ValueType? {
    if case .array? = type { return type }
    return nil
  }

  private func arithmeticOperator(
    _ op: BinaryOperator, _ a: ValueType, _ b: ValueType
  ) -> (CheckedOperator, ValueType)? {
    switch (op, a, b) {
    case (.add, .int, .int): (.addInt, .int)
    case (.subtract, .int, .int): (.subtractInt, .int)
    case (.multiply, .int, .int): (.multiplyInt, .int)
    case (.divide, .int, .int): (.divideInt, .int)
    case (.remainder, .int, .int): (.remainderInt, .int)
    case (.add, .double, .double): (.addDouble, .double)
    case (.subtract, .double, .double): (.subtractDouble, .double)
    case (.multiply, .double, .double): (.multiplyDouble, .double)
    case (.divide, .double, .double): (.divideDouble, .double)
    case (.remainder, .double, .double): (.remainderDouble, .double)
    case (.add, .string, .string): (.addString, .string)
    case (.add, .array, .array): a.common(with: b).map { (.addArray, $0) }
    case (.add, .money, .money): (.addMoney, .money)
    case (.subtract, .money, .money): (.subtractMoney, .money)
    case (.multiply, .money, .int): (.multiplyMoney, .money)
    default: nil
    }
  }

  /// The value of a constant expression; one that cannot be computed is reported.
  private func folded(
    _ op: CheckedOperator, _ a: CheckedExpression, _ b: CheckedExpression, _ span: SourceSpan
  ) -> Value? {
    if op == .divideInt || op == .remainderInt, case .literal(.int(0)) = b.kind {
      bag.report(.constantEvaluation, at: span, "This divides by zero.")
      return nil
    }
    switch (a.kind, b.kind) {
    case (.literal(.int(let x)), .literal(.int(let y))):
      guard let result = foldedInteger(op, x, y) else {
        bag.report(.constantEvaluation, at: span, "The result does not fit into an Int.")
        return nil
      }
      return .int(result)
    case (.literal(.double(let x)), .literal(.double(let y))): return foldedDouble(op, x, y).map(Value.double)
    case (.literal(.string(let x)), .literal(.string(let y))) where op == .addString: return .string(x + y)
    default: return nil
    }
  }

  private func foldedInteger(_ op: CheckedOperator, _ x: Int, _ y: Int) -> Int? {
    let (result, isOverflow) =
      switch op {
      case .addInt: x.addingReportingOverflow(y)
      case .subtractInt: x.subtractingReportingOverflow(y)
      case .multiplyInt: x.multipliedReportingOverflow(by: y)
      case .divideInt: x.dividedReportingOverflow(by: y)
      default: x.remainderReportingOverflow(dividingBy: y)
      }
    return !isOverflow && Value.safeIntegers.contains(result) ? result : nil
  }

  private func foldedDouble(_ op: CheckedOperator, _ x: Double, _ y: Double) -> Double? {
    switch op {
    case .addDouble: x + y
    case .subtractDouble: x - y
    case .multiplyDouble: x * y
    case .divideDouble: x / y
    default: nil
    }
  }
}

extension ValueType {
  /// The type that an untyped operand takes from the other side: `nil` is an optional of it.
  fileprivate func asOptionalFor(_ expression: Expression) -> ValueType {
    if case .null = expression.kind { return asOptional }
    return self
  }
}
