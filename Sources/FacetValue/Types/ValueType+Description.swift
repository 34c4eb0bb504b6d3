/// Types print as they are written in templates.
extension ValueType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .date: "Date"
    case .money: "Money"
    case .trustedHTML: "TrustedHTML"
    case .array(let element): "[\(element)]"
    case .dictionary(let key, let value): "[\(key): \(value)]"
    case .optional(let wrapped): "\(wrapped)?"
    case .record(let name), .enumeration(let name): name
    case .action(let parameters): "Action<\(Self.list(parameters))>"
    case .closure(let parameters, let result): "(\(Self.list(parameters))) -> \(result)"
    case .element: "Element"
    case .void: "Void"
    case .error: "unknown"
    }
  }

  private static func list(_ types: [ValueType]) -> String {
    types.map(\.description).joined(separator: ", ")
  }
}
