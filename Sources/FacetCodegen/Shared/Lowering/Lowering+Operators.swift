import FacetAnalysis
import FacetValue

extension Lowering {
  func binary(_ op: CheckedOperator, _ left: CheckedExpression, _ right: CheckedExpression) -> JSExpression {
    switch op {
    case .addDouble: .binary(lower(left), .plus, lower(right))
    case .subtractDouble: .binary(lower(left), .minus, lower(right))
    case .multiplyDouble: .binary(lower(left), .times, lower(right))
    case .divideDouble: .binary(lower(left), .divided, lower(right))
    case .remainderDouble: .binary(lower(left), .remainder, lower(right))
    case .equal, .notEqual: equality(left, right, isEqual: op == .equal)
    case .less: comparison(.less, left, right)
    case .lessOrEqual: comparison(.lessOrEqual, left, right)
    case .greater: comparison(.greater, left, right)
    case .greaterOrEqual: comparison(.greaterOrEqual, left, right)
    // Whole numbers are checked for their range, text and arrays for their size, money for its currency.
    case .addInt, .subtractInt, .multiplyInt, .divideInt, .remainderInt, .addString, .addArray, .addMoney,
      .subtractMoney, .multiplyMoney:
      runtime.call(op.rawValue, lower(left), lower(right))
    }
  }

  /// `===` where values are compared by value anyway.
  private func equality(
    _ left: CheckedExpression, _ right: CheckedExpression, isEqual: Bool
  ) -> JSExpression {
    if left.type.isPlainInJavaScript, right.type.isPlainInJavaScript {
      return .binary(lower(left), isEqual ? .equal : .notEqual, lower(right))
    }
    let equal = runtime.call("equal", lower(left), lower(right))
    return isEqual ? equal : .unary(.not, equal)
  }

  private func comparison(
    _ op: JSBinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> JSExpression {
    switch left.type {
    case .int, .double, .date: .binary(lower(left), op, lower(right))
    default: .binary(.call(comparator(of: left.type), [lower(left), lower(right)]), op, 0)
    }
  }

  /// The function that orders values of a type.
  func comparator(of type: ValueType) -> JSExpression {
    switch type {
    case .string, .enumeration: runtime.helper("compareText")
    case .money: runtime.helper("compareMoney")
    default: runtime.helper("compareNumber")
    }
  }
}

extension ValueType {
  /// Whether its values are primitive in JavaScript, so that `===` compares them by value.
  package var isPlainInJavaScript: Bool {
    switch self {
    case .int, .double, .bool, .string, .date, .enumeration, .trustedHTML: true
    case .optional(let wrapped): wrapped.isPlainInJavaScript
    case .money, .array, .dictionary, .record, .action, .closure, .element, .void, .error: false
    }
  }
}
