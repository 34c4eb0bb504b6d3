import FacetValue

/// The order of values: by size, by scalar, in time, by amount.
enum Ordering {
  /// How two values of one type compare: negative, zero, positive; nil when one is NaN, so that no comparison holds.
  static func compare(_ a: Value, _ b: Value) throws(EvaluationFailure) -> Int? {
    switch (a, b) {
    case (.int(let a), .int(let b)): return order(a, b)
    case (.double(let a), .double(let b)): return a.isNaN || b.isNaN ? nil : order(a, b)
    case (.int(let a), .double(let b)): return b.isNaN ? nil : order(Double(a), b)
    case (.double(let a), .int(let b)): return a.isNaN ? nil : order(a, Double(b))
    case (.string(let a), .string(let b)): return order(TextKey(a), TextKey(b))
    case (.date(let a), .date(let b)): return order(a, b)
    case (.bool(let a), .bool(let b)): return order(a ? 1 : 0, b ? 1 : 0)
    case (.money(let a), .money(let b)):
      guard a.currency == b.currency else { throw mixedCurrencies(a, b) }
      return order(a.minorUnits, b.minorUnits)
    default: throw .wrongType("A comparison", a)
    }
  }

  private static func order<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : b < a ? 1 : 0 }

  static func mixedCurrencies(_ a: Money, _ b: Money) -> EvaluationFailure {
    EvaluationFailure(.mixedCurrencies, "\(a.currency) and \(b.currency) cannot be mixed.")
  }

  /// Whether one stands before the other when sorted: as compared, then NaN, then nil.
  static func precedes(_ a: Value, _ b: Value) throws(EvaluationFailure) -> Bool {
    let (rankA, rankB) = (rank(a), rank(b))
    if rankA != rankB || rankA > 0 { return rankA < rankB }
    return (try compare(a, b) ?? 0) < 0
  }

  private static func rank(_ value: Value) -> Int {
    switch value {
    case .null: 2
    case .double(let double) where double.isNaN: 1
    default: 0
    }
  }
}
