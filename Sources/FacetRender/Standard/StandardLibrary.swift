import FacetAnalysis
import FacetValue

/// The pure functions of the language, on values. `docs/language-stdlib.md` defines each.
///
/// Nothing here reads a clock, a locale of the machine or chance, and no argument makes it trap: what has no value
/// throws an `EvaluationFailure`.
public struct StandardLibrary: Sendable {
  public let locale: FormatLocale

  public init(locale: FormatLocale = .english) {
    self.locale = locale
  }

  /// What one value may grow to. Beyond it an expression fails instead of exhausting the process.
  public enum Limit {
    public static let elements = 1_000_000
    /// Of text, in bytes of UTF-8.
    public static let textBytes = 10_000_000
    /// Of collections and records in each other.
    public static let depth = 500
  }

  /// Calls a function that takes no closure. A method's receiver is the first argument; arguments that the call left
  /// out are nil.
  public func call(
    _ function: StandardFunction, _ first: Value, _ second: Value? = nil, _ third: Value? = nil
  ) throws(EvaluationFailure) -> Value {
    throw .wrongType(function.rawValue, first)
  }

  /// Calls a function that takes no closure, with its arguments in an array.
  public func call(_ function: StandardFunction, _ arguments: [Value]) throws(EvaluationFailure) -> Value {
    guard let first = arguments.first, arguments.count <= 3 else {
      throw EvaluationFailure(.invalidArgument, "\(function.rawValue) does not take \(arguments.count) arguments.")
    }
    return try call(
      function, first, arguments.count > 1 ? arguments[1] : nil, arguments.count > 2 ? arguments[2] : nil)
  }

  /// Calls a function whose closure takes one value: `map`, `filter`, `first(where:)`, `sorted(by:)` and the like.
  public func call1(
    _ function: StandardFunction, _ receiver: Value, _ body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    throw .wrongType(function.rawValue, receiver)
  }

  /// Calls a function whose closure takes two values: `reduce`, with the accumulated value first.
  public func call2(
    _ function: StandardFunction, _ receiver: Value, _ initial: Value,
    _ body: (Value, Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    throw .wrongType(function.rawValue, receiver)
  }

  /// Applies a binary operator.
  public func apply(_ op: CheckedOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
    throw .wrongType(op.rawValue, left)
  }

  /// `-x`, of an integer or a double.
  public func negate(_ value: Value) throws(EvaluationFailure) -> Value { throw .wrongType("-", value) }

  /// The integers of `lower..<upper` or `lower...upper`; none when the upper end is below the lower.
  public func range(_ lower: Value, _ upper: Value, isClosed: Bool) throws(EvaluationFailure) -> Value {
    throw .wrongType("a range", lower)
  }

  /// `array[index]`: nil when there is no such element.
  public func element(_ array: Value, at index: Value) throws(EvaluationFailure) -> Value {
    throw .wrongType("a subscript", array)
  }

  /// `dictionary[key]`: nil when there is no such key.
  public func entry(_ dictionary: Value, for key: Value) throws(EvaluationFailure) -> Value {
    throw .wrongType("a subscript", dictionary)
  }

  /// Changes the array or dictionary in place: every mutating function but `removeAll(where:)`.
  public func mutate(
    _ function: MutatingFunction, _ target: inout Value, _ first: Value? = nil, _ second: Value? = nil
  ) throws(EvaluationFailure) {
    throw .wrongType(function.rawValue, target)
  }

  /// `removeAll(where:)`, in place.
  public func removeAll(
    _ target: inout Value, where body: (Value) throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) {
    throw .wrongType("removeAll(where:)", target)
  }
}

extension EvaluationFailure {
  static func wrongType(_ name: String, _ value: Value?) -> EvaluationFailure {
    EvaluationFailure(.wrongType, "\(name) was given a value of another type.")
  }
}
