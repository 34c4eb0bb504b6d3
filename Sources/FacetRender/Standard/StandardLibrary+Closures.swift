import FacetAnalysis
import FacetValue

/// The functions that take a closure. The evaluator passes what evaluates the closure's body; its failures pass through.
extension StandardLibrary {
  /// Calls a function whose closure takes one value: `map`, `filter`, `first(where:)`, `sorted(by:)` and the like.
  public func call1(
    _ function: StandardFunction, _ receiver: Value, _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    guard case .array(let elements) = receiver else { throw .wrongType(function.rawValue, receiver) }
    switch function {
    case .arrayMap: return try Self.map(elements, body)
    case .arrayFilter: return try Self.filter(function, elements, body)
    case .arrayCompactMap: return try Self.compactMap(elements, body)
    case .arrayFlatMap: return try Self.flatMap(function, elements, body)
    case .arraySortedBy: return .array(try Self.sorted(elements, by: Self.keys(elements, body)))
    case .arrayFirstWhere:
      return try Self.firstIndex(function, elements, isTrue: true, body).map { elements[$0] } ?? .null
    case .arrayFirstIndexWhere:
      return try Self.firstIndex(function, elements, isTrue: true, body).map { .int($0) } ?? .null
    case .arrayContainsWhere: return .bool(try Self.firstIndex(function, elements, isTrue: true, body) != nil)
    case .arrayAllSatisfy: return .bool(try Self.firstIndex(function, elements, isTrue: false, body) == nil)
    default: throw EvaluationFailure(.invalidArgument, "\(function.rawValue) takes no closure of one value.")
    }
  }

  /// Calls a function whose closure takes two values: `reduce`, with the accumulated value first.
  public func call2(
    _ function: StandardFunction, _ receiver: Value, _ initial: Value,
    _ body: (Value, Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    guard case .array(let elements) = receiver, function == .arrayReduce else {
      throw .wrongType(function.rawValue, receiver)
    }
    var result = initial
    for (position, element) in elements.enumerated() {
      result = try body(result, element)
      // A closure can wrap what it got, and each round adds a level; only now and then, since it looks at everything.
      if position & 63 == 63, result.isDeeper(than: Limit.depth) {
        throw EvaluationFailure(.tooDeep, "The value is nested more than \(Limit.depth) levels deep.")
      }
    }
    return result
  }

  private static func map(
    _ elements: [Value], _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    .array(try keys(elements, body))
  }

  private static func keys(
    _ elements: [Value], _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(elements.count)
    for element in elements { result.append(try body(element)) }
    return result
  }

  private static func bool(_ function: StandardFunction, _ value: Value) throws(EvaluationFailure) -> Bool {
    guard case .bool(let bool) = value else { throw .wrongType(function.rawValue, value) }
    return bool
  }

  private static func filter(
    _ function: StandardFunction, _ elements: [Value], _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    var result: [Value] = []
    for element in elements where try bool(function, body(element)) { result.append(element) }
    return .array(result)
  }

  private static func compactMap(
    _ elements: [Value], _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    var result: [Value] = []
    for element in elements {
      let mapped = try body(element)
      if !mapped.isNull { result.append(mapped) }
    }
    return .array(result)
  }

  private static func flatMap(
    _ function: StandardFunction, _ elements: [Value], _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    var result: [Value] = []
    for element in elements {
      guard case .array(let mapped) = try body(element) else { throw .wrongType(function.rawValue, nil) }
      try check(elements: result.count + mapped.count)
      result.append(contentsOf: mapped)
    }
    return .array(result)
  }

  private static func firstIndex(
    _ function: StandardFunction, _ elements: [Value], isTrue wanted: Bool,
    _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Int? {
    for (position, element) in elements.enumerated() where try bool(function, body(element)) == wanted {
      return position
    }
    return nil
  }
}
