import FacetValue

/// Reads text of addresses and forms as values of a type.
enum FieldReader {
  /// Nil when the text is not of the type. An empty text is nil's value for an optional; for others but text it is not
  /// of the type.
  static func value(of text: String, _ type: ValueType, _ types: TypeTable) -> Value? {
    switch type {
    case .string: .string(text)
    case .int: NumberParsing.int(trimmed(text)).map { .int($0) }
    case .double: NumberParsing.double(trimmed(text)).flatMap { $0.isFinite ? .double($0) : nil }
    case .bool: bool(text)
    case .date: Instant(lenient: trimmed(text)).map { .date($0) }
    case .enumeration(let name):
      types.enumerations[name]?.cases.first { $0.rawValue.hasSameScalars(as: text) }.map { .string($0.rawValue) }
    case .optional(let wrapped): text.isEmpty ? .null : value(of: text, wrapped, types)
    default: nil
    }
  }

  /// `on` is what a checkbox without a value sends.
  private static func bool(_ text: String) -> Value? {
    switch text {
    case "true", "on", "1": .bool(true)
    case "false", "off", "0", "": .bool(false)
    default: nil
    }
  }

  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
