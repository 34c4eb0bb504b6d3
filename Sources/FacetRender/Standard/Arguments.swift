import FacetAnalysis
import FacetValue

/// The arguments of one call, and how to take them out. What has another type than analysis found is a failure with
/// the function's name, never a trap.
struct Arguments {
  let function: StandardFunction
  let first: Value
  let second: Value?
  let third: Value?

  func wrongType(_ value: Value?) -> EvaluationFailure { .wrongType(function.rawValue, value) }

  func text(_ value: Value?) throws(EvaluationFailure) -> String {
    guard case .string(let text)? = value else { throw wrongType(value) }
    return text
  }

  func int(_ value: Value?) throws(EvaluationFailure) -> Int {
    guard case .int(let int)? = value else { throw wrongType(value) }
    return int
  }

  func double(_ value: Value?) throws(EvaluationFailure) -> Double {
    switch value {
    case .double(let double)?: return double
    case .int(let int)?: return Double(int)
    default: throw wrongType(value)
    }
  }

  func array(_ value: Value?) throws(EvaluationFailure) -> [Value] {
    guard case .array(let elements)? = value else { throw wrongType(value) }
    return elements
  }

  func date(_ value: Value?) throws(EvaluationFailure) -> Instant {
    guard case .date(let instant)? = value else { throw wrongType(value) }
    return instant
  }

  func money(_ value: Value?) throws(EvaluationFailure) -> Money {
    guard case .money(let money)? = value else { throw wrongType(value) }
    return money
  }

  /// A count of elements to take or leave: below zero it is zero.
  func count(_ value: Value?) throws(EvaluationFailure) -> Int { max(0, try int(value)) }
}

extension EvaluationFailure {
  static func wrongType(_ name: String, _ value: Value?) -> EvaluationFailure {
    EvaluationFailure(.wrongType, "\(name) was given a value of another type.")
  }
}

extension StandardLibrary {
  /// The integer, when every renderer can hold it.
  static func safe(_ int: Int) throws(EvaluationFailure) -> Value {
    guard Value.safeIntegers.contains(int) else { throw overflow }
    return .int(int)
  }

  static func safe(_ result: (partialValue: Int, overflow: Bool)) throws(EvaluationFailure) -> Value {
    guard !result.overflow else { throw overflow }
    return try safe(result.partialValue)
  }

  private static var overflow: EvaluationFailure {
    EvaluationFailure(.integerOverflow, "The result is not within ±9007199254740991.")
  }

  /// The text as a value, unless it is too long.
  public static func checked(_ text: String) throws(EvaluationFailure) -> Value {
    try check(textBytes: text.utf8.count)
    return .string(text)
  }

  static func check(textBytes: Int) throws(EvaluationFailure) {
    guard textBytes <= Limit.textBytes else {
      throw EvaluationFailure(.textTooLong, "The text would have more than \(Limit.textBytes) bytes.")
    }
  }

  static func check(elements: Int) throws(EvaluationFailure) {
    guard elements <= Limit.elements else {
      throw EvaluationFailure(.tooManyElements, "The array would have more than \(Limit.elements) elements.")
    }
  }
}
