import FacetAnalysis
import FacetValue

/// Sorting, sums, the least and the greatest.
extension StandardLibrary {
  func aggregate(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let elements = try arguments.array(arguments.first)
    switch arguments.function {
    case .arraySorted: return .array(try Self.sorted(elements, by: elements))
    case .arrayMin: return try Self.extreme(elements, greatest: false)
    case .arrayMax: return try Self.extreme(elements, greatest: true)
    case .arraySum: return try Self.sum(elements, arguments)
    case .moneySum: return try Self.moneySum(elements, arguments)
    default: throw arguments.wrongType(arguments.first)
    }
  }

  /// The elements in the order of their keys; equal keys keep the order of their elements.
  static func sorted(_ elements: [Value], by keys: [Value]) throws(EvaluationFailure) -> [Value] {
    // Every key is compared with the first of a kind beforehand, so that sorting itself cannot fail.
    if let first = keys.first(where: { !$0.isNull }) {
      for key in keys where !key.isNull { _ = try Ordering.compare(first, key) }
    }
    let order = keys.indices.sorted { a, b in (try? Ordering.precedes(keys[a], keys[b])) ?? false }
    return order.map { elements[$0] }
  }

  /// The first element that no other one beats; nil when there is none.
  private static func extreme(_ elements: [Value], greatest: Bool) throws(EvaluationFailure) -> Value {
    guard var best = elements.first else { return .null }
    for element in elements.dropFirst() {
      let isBetter = try greatest ? Ordering.precedes(best, element) : Ordering.precedes(element, best)
      if isBetter { best = element }
    }
    return best
  }

  /// From left to right, so that rounding and overflow are the same everywhere.
  private static func sum(_ elements: [Value], _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    var sum: Value = .int(0)
    for element in elements {
      switch (sum, element) {
      case (.int(let a), .int(let b)): sum = try safe(a.addingReportingOverflow(b))
      default: sum = .double(try arguments.double(sum) + arguments.double(element))
      }
    }
    return sum
  }

  private static func moneySum(_ elements: [Value], _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    guard var sum = elements.first else { return .null }
    _ = try arguments.money(sum)
    for element in elements.dropFirst() {
      sum = try add(try arguments.money(sum), try arguments.money(element))
    }
    return sum
  }
}
