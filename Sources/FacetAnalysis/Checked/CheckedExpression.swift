import FacetSyntax
import FacetValue

/// An expression with its type. Optionals need no wrapping: a value is its own optional, `.null` is nil.
public struct CheckedExpression: Sendable {
  public let kind: Kind
  public let type: ValueType
  public let span: SourceSpan

  public init(_ kind: Kind, type: ValueType, span: SourceSpan) {
    self.kind = kind
    self.type = type
    self.span = span
  }

  public indirect enum Kind: Sendable {
    /// Also enumeration cases (their raw text) and constant expressions.
    case literal(Value)
    case read(FrameSlot)
    /// The printed parts, joined; each is of a printable type.
    case interpolated([CheckedExpression])
    case array([CheckedExpression])
    case dictionary([(key: CheckedExpression, value: CheckedExpression)])
    /// One expression per field, in the order of the type's shape.
    case record(String, [CheckedExpression])
    /// The field at a position of a record that is present.
    case field(CheckedExpression, Int)
    /// Nil when the base is nil; else the base's value goes into the slot and `then` is the result.
    case chain(CheckedExpression, FrameSlot, then: CheckedExpression)
    /// Optional: nil when the index is out of range.
    case element(CheckedExpression, index: CheckedExpression)
    /// Optional: nil when there is no such key.
    case entry(CheckedExpression, key: CheckedExpression)
    case not(CheckedExpression)
    case negateInt(CheckedExpression)
    case negateDouble(CheckedExpression)
    case binary(CheckedOperator, CheckedExpression, CheckedExpression)
    /// Both evaluate the right side only when they need it.
    case and(CheckedExpression, CheckedExpression)
    case or(CheckedExpression, CheckedExpression)
    case coalesce(CheckedExpression, CheckedExpression)
    case conditional(CheckedExpression, CheckedExpression, CheckedExpression)
    /// The integers from the first up to the second, as an array.
    case range(CheckedExpression, CheckedExpression, isClosed: Bool)
    /// A standard function; a method's receiver is the first argument.
    case function(StandardFunction, [CheckedArgument])
    /// The action of that index of this component, to pass on.
    case action(Int)
    /// Runs an action of this component (only in statements).
    case runAction(Int, [CheckedExpression])
    /// Runs an action that was passed in (only in statements).
    case runPassed(CheckedExpression, [CheckedExpression])
    /// `await api.…` (only in statements).
    case call(CheckedAPICall)
    /// The clock and chance (only in statements).
    case now
    case random
  }
}

public enum CheckedArgument: Sendable {
  case value(CheckedExpression)
  /// Parameters go into slots; the body is evaluated for each call.
  case closure(parameters: [FrameSlot], body: CheckedExpression)
}

/// Operators by operand type. Comparisons are of two values of one type.
public enum CheckedOperator: String, Sendable, CaseIterable {
  case addInt, subtractInt, multiplyInt, divideInt, remainderInt
  case addDouble, subtractDouble, multiplyDouble, divideDouble, remainderDouble
  case addString, addArray
  case addMoney, subtractMoney
  /// Money on the left, an integer on the right.
  case multiplyMoney
  /// By value, for all types.
  case equal, notEqual
  /// `Int`, `Double`, `String`, `Date`, `Money` of one currency; by the type of the left operand.
  case less, lessOrEqual, greater, greaterOrEqual
}

/// A call to the API. The path is normalised when it is filled in.
public struct CheckedAPICall: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }
  public let method: Method
  public let path: APIPath
  /// Values are of printable types, optionals (nil: left out), or arrays of printable ones (repeated).
  public let query: [(name: CheckedExpression, value: CheckedExpression)]
  public let body: CheckedExpression?
  public let idempotencyKey: CheckedExpression?
  /// What the answer is decoded as; `void` when it is not used.
  public let result: ValueType
  public let span: SourceSpan
  public init(
    method: Method, path: APIPath, query: [(name: CheckedExpression, value: CheckedExpression)],
    body: CheckedExpression?, idempotencyKey: CheckedExpression?, result: ValueType, span: SourceSpan
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.idempotencyKey = idempotencyKey
    self.result = result
    self.span = span
  }
}

/// An API path: literal segments, and expressions that fill exactly one segment each.
public struct APIPath: Sendable {
  public enum Segment: Sendable {
    case literal(String)
    case value(CheckedExpression)
  }
  public let segments: [Segment]
  public init(segments: [Segment]) { self.segments = segments }
}
