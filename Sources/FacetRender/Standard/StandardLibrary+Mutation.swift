import FacetAnalysis
import FacetValue

/// The functions that change an array or a dictionary in place.
extension StandardLibrary {
  /// Changes the array or dictionary in place: every mutating function but `removeAll(where:)`. A failure leaves it as
  /// it was.
  public func mutate(
    _ function: MutatingFunction, _ target: inout Value, _ first: Value? = nil, _ second: Value? = nil
  ) throws(EvaluationFailure) {
    switch target {
    case .array(let elements):
      // The variable lets go of the elements, so that they are changed where they are and not copied.
      target = .null
      var elements = elements
      defer { target = .array(elements) }
      try Self.mutate(function, &elements, first, second)
    case .dictionary(let dictionary):
      target = .null
      var dictionary = dictionary
      defer { target = .dictionary(dictionary) }
      switch (function, first) {
      case (.removeValue, let key?): dictionary.removeValue(forKey: key)
      case (.removeAll, _): dictionary.removeAll()
      default: throw .wrongType(function.rawValue, first)
      }
    default: throw .wrongType(function.rawValue, target)
    }
  }

  private static func mutate(
    _ function: MutatingFunction, _ elements: inout [Value], _ first: Value?, _ second: Value?
  ) throws(EvaluationFailure) {
    switch (function, first, second) {
    case (.append, let value?, _):
      try check(elements: elements.count + 1)
      elements.append(value)
    case (.insert, let value?, .int(let index)?):
      try check(elements: elements.count + 1)
      try check(index, in: 0..<(elements.count + 1))
      elements.insert(value, at: index)
    case (.removeAt, .int(let index)?, _):
      try check(index, in: elements.indices)
      elements.remove(at: index)
    case (.swapAt, .int(let a)?, .int(let b)?):
      try check(a, in: elements.indices)
      try check(b, in: elements.indices)
      elements.swapAt(a, b)
    case (.removeAll, _, _): elements.removeAll()
    default: throw .wrongType(function.rawValue, first)
    }
  }

  private static func check(_ index: Int, in indices: Range<Int>) throws(EvaluationFailure) {
    guard indices.contains(index) else {
      throw EvaluationFailure(.indexOutOfRange, "There is no index \(index), only \(indices.count) in all.")
    }
  }

  /// `removeAll(where:)`, in place. A failure leaves the array as it was.
  public func removeAll(
    _ target: inout Value, where body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) {
    guard case .array(let elements) = target else { throw .wrongType("removeAll(where:)", target) }
    var kept: [Value] = []
    for element in elements {
      guard case .bool(let goes) = try body(element) else { throw .wrongType("removeAll(where:)", element) }
      if !goes { kept.append(element) }
    }
    target = .array(kept)
  }
}
