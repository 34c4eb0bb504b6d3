import FacetValue

extension ValueType {
  /// As it is written in a template: `[String: Product?]`.
  public var text: String {
    switch self {
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .date: "Date"
    case .money: "Money"
    case .trustedHTML: "TrustedHTML"
    case .array(let element): "[\(element.text)]"
    case .dictionary(let key, let value): "[\(key.text): \(value.text)]"
    case .optional(let wrapped): "\(wrapped.text)?"
    case .record(let name), .enumeration(let name): name
    case .action(let parameters):
      parameters.isEmpty ? "Action" : "Action<\(parameters.map(\.text).joined(separator: ", "))>"
    case .closure(let parameters, let result):
      "(\(parameters.map(\.text).joined(separator: ", "))) -> \(result.text)"
    case .element: "element"
    case .void: "nothing"
    case .error: "unknown"
    }
  }

  /// What `{expression}` can print.
  var isPrintable: Bool {
    switch self {
    case .int, .double, .bool, .string, .enumeration, .error: true
    default: false
    }
  }

  /// What `<` and sorting know.
  var isOrdered: Bool {
    switch self {
    case .int, .double, .string, .date, .money, .error: true
    default: false
    }
  }

  var isNumeric: Bool {
    switch self {
    case .int, .double, .error: true
    default: false
    }
  }

  /// What `==` knows: data, and nothing that can be called.
  var isEquatable: Bool {
    switch self {
    case .action, .closure, .element, .void: false
    case .array(let inner), .optional(let inner): inner.isEquatable
    case .dictionary(let key, let value): key.isEquatable && value.isEquatable
    default: true
    }
  }

  /// What a dictionary's keys and an each's keys can be.
  var isKey: Bool {
    switch self {
    case .int, .string, .enumeration, .error: true
    default: false
    }
  }

  /// The type inside an optional, or nil.
  var wrapped: ValueType? {
    if case .optional(let inner) = self { return inner }
    return nil
  }

  /// Without its optional.
  var unwrapped: ValueType { wrapped ?? self }

  /// Optional, once: an optional of an optional does not exist.
  var asOptional: ValueType {
    switch self {
    case .optional, .error: self
    default: .optional(self)
    }
  }

  var isError: Bool { self == .error }

  /// Whether an unresolved type stands anywhere in it.
  var containsError: Bool {
    switch self {
    case .error: true
    case .array(let inner), .optional(let inner): inner.containsError
    case .dictionary(let key, let value): key.containsError || value.containsError
    case .action(let parameters): parameters.contains { $0.containsError }
    case .closure(let parameters, let result): result.containsError || parameters.contains { $0.containsError }
    default: false
    }
  }
}
