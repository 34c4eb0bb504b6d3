/// An expression of the script, or between braces in markup.
public struct Expression: Sendable {
  public let kind: Kind
  public let span: SourceSpan

  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case integer(Int)
    case double(Double)
    /// Text and interpolations in order; a plain literal has one text segment, an empty one none.
    case string([StringSegment])
    case bool(Bool)
    case null
    case array([Expression])
    case dictionary([(key: Expression, value: Expression)])
    /// A binding, a type (`Product(…)`), a standard function, or `$0`.
    case name(String)
    /// `.pending`
    case implicitMember(Name)
    case member(Expression, Name, isOptional: Bool)
    case subscripted(Expression, Expression, isOptional: Bool)
    /// A trailing closure is the last argument, without a label.
    case call(Expression, [Argument])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case conditional(Expression, then: Expression, otherwise: Expression)
    /// `a..<b` or `a...b`
    case range(Expression, Expression, isClosed: Bool)
    case closure(Closure)
    case tried(Expression)
    case awaited(Expression)
    /// What could not be parsed; a diagnostic was given.
    case invalid
  }
}

public enum StringSegment: Sendable {
  case text(String)
  case interpolation(Expression)
}

public struct Argument: Sendable {
  public let label: Name?
  public let value: Expression
  public init(label: Name?, value: Expression) {
    self.label = label
    self.value = value
  }
}

/// `{ $0.open }` or `{ a, b in a + b }`. Its body is one expression, or statements where an action is expected.
public struct Closure: Sendable {
  /// Empty when the body uses `$0`, `$1`.
  public let parameters: [Name]
  public let body: [Statement]
  public init(parameters: [Name], body: [Statement]) {
    self.parameters = parameters
    self.body = body
  }
}

public enum UnaryOperator: String, Sendable {
  case not = "!"
  case minus = "-"
}

public enum BinaryOperator: String, Sendable {
  case or = "||"
  case and = "&&"
  case coalesce = "??"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}
