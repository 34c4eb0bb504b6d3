/// Where a value is not of the type that it should be of.
public struct ValueMismatch: Error, Sendable, Hashable {
  /// From the value's root, `items[3].price.amount`; empty for the root itself. Names are those that the data has.
  public private(set) var path: String
  /// `Int`, `one of "pending", "paid"`.
  public let expected: String
  /// What came: `text "12"`, `null`, `nothing`.
  public let actual: String

  init(expected: String, actual: String) {
    self.path = ""
    self.expected = expected
    self.actual = actual
  }

  init(expected: String, actual value: Value) {
    self.init(expected: expected, actual: Self.describe(value))
  }

  func inField(_ name: String) -> ValueMismatch {
    var outer = self
    let joins = path.isEmpty || path.utf8.first == UInt8(ascii: "[") ? "" : "."
    outer.path = Self.isName(name) ? name + joins + path : "[\"\(Self.shortened(name))\"]" + joins + path
    return outer
  }

  func inElement(_ index: Int) -> ValueMismatch {
    var outer = self
    let joins = path.isEmpty || path.utf8.first == UInt8(ascii: "[") ? "" : "."
    outer.path = "[\(index)]" + joins + path
    return outer
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 60
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || $0 == "-" || ("0"..."9") ~= $0 }
  }

  private static func describe(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .int, .double: "the number \(value.printed)"
    case .string(let text): "the text \"\(shortened(text))\""
    case .date: "a date"
    case .money: "money"
    case .array: "an array"
    case .dictionary: "an object"
    case .record(let record): "a record \(record.shape.name)"
    case .trustedHTML: "trusted HTML"
    case .action: "an action"
    }
  }

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: 40, limitedBy: scalars.endIndex) else { return text }
    return end == scalars.endIndex ? text : String(scalars[..<end]) + "…"
  }
}

extension ValueMismatch: CustomStringConvertible {
  public var description: String {
    "\(path.isEmpty ? "the value" : path): expected \(expected), found \(actual)"
  }
}
