import FacetAnalysis
import FacetValue

extension StandardLibrary {
  /// Applies a binary operator.
  public func apply(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
    switch op {
    case .equal: return .bool(left == right)
    case .notEqual: return .bool(left != right)
    case .less: return .bool(try Ordering.compare(left, right).map { $0 < 0 } ?? false)
    case .lessOrEqual: return .bool(try Ordering.compare(left, right).map { $0 <= 0 } ?? false)
    case .greater: return .bool(try Ordering.compare(left, right).map { $0 > 0 } ?? false)
    case .greaterOrEqual: return .bool(try Ordering.compare(left, right).map { $0 >= 0 } ?? false)
    case .addInt, .subtractInt, .multiplyInt, .divideInt, .remainderInt: return try integers(op, left, right)
    case .addDouble, .subtractDouble, .multiplyDouble, .divideDouble, .remainderDouble:
      return .double(try doubles(op, left, right))
    case .addString, .addArray: return try concatenate(op, left, right)
    case .addMoney, .subtractMoney, .multiplyMoney: return try money(op, left, right)
    }
  }

  /// `-x`, of an integer or a double.
  public func negate(_ value: Value) throws(EvaluationFailure) -> Value {
    switch value {
    case .int(let int): return try Self.safe(0.subtractingReportingOverflow(int))
    case .double(let double): return .double(-double)
    default: throw .wrongType("-", value)
    }
  }

  private func integers(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
    guard case .int(let a) = left, case .int(let b) = right else { throw .wrongType(op.rawValue, left) }
    switch op {
    case .addInt: return try Self.safe(a.addingReportingOverflow(b))
    case .subtractInt: return try Self.safe(a.subtractingReportingOverflow(b))
    case .multiplyInt: return try Self.safe(a.multipliedReportingOverflow(by: b))
    default:
      guard b != 0 else { throw EvaluationFailure(.divisionByZero, "An integer was divided by zero.") }
      return try Self.safe(
        op == .divideInt ? a.dividedReportingOverflow(by: b) : a.remainderReportingOverflow(dividingBy: b))
    }
  }

  private func doubles(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Double {
    let (a, b) = (try Self.double(op, left), try Self.double(op, right))
    return switch op {
    case .addDouble: a + b
    case .subtractDouble: a - b
    case .multiplyDouble: a * b
    case .divideDouble: a / b
    default: a.truncatingRemainder(dividingBy: b)
    }
  }

  private static func double(_ op: CheckedOperator, _ value: Value) throws(EvaluationFailure) -> Double {
    switch value {
    case .double(let double): double
    case .int(let int): Double(int)
    default: throw .wrongType(op.rawValue, value)
    }
  }

  private func concatenate(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
    switch (left, right) {
    case (.string(let a), .string(let b)):
      try Self.check(textBytes: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.array(let a), .array(let b)):
      try Self.check(elements: a.count + b.count)
      return .array(a + b)
    default: throw .wrongType(op.rawValue, left)
    }
  }

  private func money(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
    switch (left, right) {
    case (.money(let a), .money(let b)) where op != .multiplyMoney:
      return op == .addMoney
        ? try Self.add(a, b)
        : try Self.amount(a.minorUnits.subtractingReportingOverflow(b.minorUnits), of: a, b)
    case (.money(let a), .int(let factor)) where op == .multiplyMoney:
      return try Self.amount(a.minorUnits.multipliedReportingOverflow(by: factor), of: a, a)
    default: throw .wrongType(op.rawValue, left)
    }
  }

  static func add(_ a: Money, _ b: Money) throws(EvaluationFailure) -> Value {
    try amount(a.minorUnits.addingReportingOverflow(b.minorUnits), of: a, b)
  }

  private static func amount(
    _ result: (partialValue: Int, overflow: Bool), of a: Money, _ b: Money
  ) throws(EvaluationFailure) -> Value {
    guard a.currency == b.currency else { throw Ordering.mixedCurrencies(a, b) }
    _ = try safe(result)
    return .money(Money(minorUnits: result.partialValue, currency: a.currency))
  }
}
