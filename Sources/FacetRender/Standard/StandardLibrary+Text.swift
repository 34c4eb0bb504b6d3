import FacetAnalysis
import FacetValue

extension StandardLibrary {
  func text(_ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let text = try arguments.text(arguments.first)
    switch arguments.function {
    case .stringIsEmpty: return .bool(text.isEmpty)
    case .stringCount: return .int(Self.scalarCount(text))
    case .stringContains: return .bool(Self.contains(text, try arguments.text(arguments.second)))
    case .stringHasPrefix: return .bool(text.utf8.starts(with: try arguments.text(arguments.second).utf8))
    case .stringHasSuffix:
      return .bool(text.utf8.reversed().starts(with: try arguments.text(arguments.second).utf8.reversed()))
    case .stringLowercased: return try Self.checked(text.lowercasedByScalar)
    case .stringUppercased: return try Self.checked(text.uppercasedByScalar)
    case .stringTrimmed: return .string(text.trimmedByScalar)
    case .stringPrefix: return .string(String(text.unicodeScalars.prefix(try arguments.count(arguments.second))))
    case .stringSuffix: return .string(String(text.unicodeScalars.suffix(try arguments.count(arguments.second))))
    case .stringDropFirst:
      return .string(String(text.unicodeScalars.dropFirst(try arguments.count(arguments.second))))
    case .stringSplit: return try Self.split(text, arguments)
    case .stringReplacing: return try Self.replacing(text, arguments)
    case .stringPadded: return try Self.padded(text, arguments)
    default: throw arguments.wrongType(arguments.first)
    }
  }

  /// Bytes that continue a scalar are `10xxxxxx`.
  static func scalarCount(_ text: String) -> Int {
    text.withBytes { bytes in bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } }
  }

  static func contains(_ text: String, _ part: String) -> Bool {
    let search = TextSearch(part)
    return text.withBytes { search.first(in: $0, from: 0) != nil }
  }

  private static func search(_ arguments: Arguments) throws(EvaluationFailure) -> TextSearch {
    let search = TextSearch(try arguments.text(arguments.second))
    guard !search.bytes.isEmpty else {
      throw EvaluationFailure(.emptySearch, "\(arguments.function.rawValue) cannot look for an empty text.")
    }
    return search
  }

  /// The parts between matches, one more than there are matches; one more than the limit when there are too many.
  private static func split(_ text: String, _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let search = try search(arguments)
    let parts: [Value] = text.withBytes { bytes in
      var parts: [Value] = []
      var start = 0
      while parts.count < Limit.elements, let match = search.first(in: bytes, from: start) {
        parts.append(.string(String(decoding: bytes[start..<match], as: UTF8.self)))
        start = match + search.bytes.count
      }
      parts.append(.string(String(decoding: bytes[start...], as: UTF8.self)))
      return parts
    }
    try check(elements: parts.count)
    return .array(parts)
  }

  private static func replacing(_ text: String, _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let search = try search(arguments)
    let replacement = Array(try arguments.text(arguments.third).utf8)
    let result: [UInt8] = text.withBytes { bytes in
      var result: [UInt8] = []
      var start = 0
      while result.count <= Limit.textBytes, let match = search.first(in: bytes, from: start) {
        result.append(contentsOf: bytes[start..<match])
        result.append(contentsOf: replacement)
        start = match + search.bytes.count
      }
      result.append(contentsOf: bytes[start...])
      return result
    }
    try check(textBytes: result.count)
    return .string(String(decoding: result, as: UTF8.self))
  }

  /// Fills at the start, so that numbers stand below each other.
  private static func padded(_ text: String, _ arguments: Arguments) throws(EvaluationFailure) -> Value {
    let wanted = try arguments.int(arguments.second)
    let filling = try arguments.third.map { value throws(EvaluationFailure) in try arguments.text(value) } ?? " "
    let missing = wanted - min(wanted, scalarCount(text))
    guard missing > 0, !filling.isEmpty else { return .string(text) }
    // A scalar has at least one byte, so this many can never fit.
    try check(textBytes: missing)
    let scalars = Array(filling.unicodeScalars)
    var result = String.UnicodeScalarView()
    for position in 0..<missing { result.append(scalars[position % scalars.count]) }
    result.append(contentsOf: text.unicodeScalars)
    return try checked(String(result))
  }
}
