import FacetValue

/// A type with variables, as the signatures of the standard library use it.
public indirect enum TypePattern: Sendable {
  case type(ValueType)
  case variable(TypeVariable)
  case array(TypePattern)
  case optional(TypePattern)
  case dictionary(TypePattern, TypePattern)
  case closure([TypePattern], TypePattern)
  /// `Pair<A, B>`
  case generic(String, [TypePattern])
  /// A closed range written at the call, as two arguments: `1...5`.
  case range(TypePattern)
}

/// A type variable and what the types that it stands for must offer.
public struct TypeVariable: Sendable, Hashable {
  public enum Constraint: Sendable { case any, equatable, ordered, number, printable, key }
  public let name: String
  public let constraint: Constraint
  public init(_ name: String, _ constraint: Constraint = .any) {
    self.name = name
    self.constraint = constraint
  }

  func admits(_ type: ValueType) -> Bool {
    switch constraint {
    case .any: type != .void && type != .element
    case .equatable: type.isEquatable
    case .ordered: type.isOrdered
    case .number: type.isNumeric
    case .printable: type.isPrintable
    case .key: type.isKey
    }
  }

  /// Finishes the sentence "… must be".
  var constraintText: String {
    switch constraint {
    case .any: "a value"
    case .equatable: "comparable by `==`"
    case .ordered: "Int, Double, String, Date or Money"
    case .number: "Int or Double"
    case .printable: "Int, Double, Bool, String or an enumeration"
    case .key: "Int, String or an enumeration"
    }
  }
}

/// How a function of the standard library is called.
public struct FunctionSignature: Sendable {
  public struct Parameter: Sendable {
    /// Nil when the argument has none.
    public let label: String?
    public let type: TypePattern
    /// What a call that leaves it out gets.
    public let defaultValue: (value: Value, type: ValueType)?
  }

  public let function: StandardFunction
  /// Nil for a free function.
  public let receiver: TypePattern?
  public let name: String
  public let isProperty: Bool
  public let parameters: [Parameter]
  public let result: TypePattern
  /// One sentence for the reference.
  public let summary: String
}

extension TypePattern {
  /// As the reference shows it: `[A]`, `(A) -> Bool`.
  public var text: String {
    switch self {
    case .type(let type): type.text
    case .variable(let variable): variable.name
    case .array(let element): "[\(element.text)]"
    case .optional(let wrapped): "\(wrapped.text)?"
    case .dictionary(let key, let value): "[\(key.text): \(value.text)]"
    case .closure(let parameters, let result):
      "(\(parameters.map(\.text).joined(separator: ", "))) -> \(result.text)"
    case .generic(let name, let arguments): "\(name)<\(arguments.map(\.text).joined(separator: ", "))>"
    case .range(let bound): "\(bound.text)...\(bound.text)"
    }
  }
}

extension FunctionSignature {
  /// As the reference shows it: `[A].prefix(Int) -> [A]`.
  public var text: String {
    let owner = receiver.map { "\($0.text)." } ?? ""
    if isProperty { return "\(owner)\(name): \(result.text)" }
    let list = parameters.map { parameter in
      (parameter.label.map { "\($0): " } ?? "") + parameter.type.text + (parameter.defaultValue == nil ? "" : " = …")
    }
    return "\(owner)\(name)(\(list.joined(separator: ", "))) -> \(result.text)"
  }
}
