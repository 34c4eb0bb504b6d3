/// Reads JSON (RFC 8259) into values: null, bool, int, double, string, array, dictionary.
///
/// A number without fraction and exponent is an int if it is a safe integer, else a double; `-0` is a double. Of equal
/// keys the last one's value wins, at the place of the first. Refused are: text that is not UTF-8, escaped surrogates
/// without their other half, numbers that no finite double is near to, and nesting deeper than the limit.
public struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth: Int
  /// Reused by every string that has escapes.
  private var buffer: [UInt8] = []

  public static let depthLimit = 128

  /// Reads one value and nothing else but white space.
  public static func parse(
    _ bytes: [UInt8], depthLimit: Int = JSONParser.depthLimit
  ) throws(JSONFailure) -> Value {
    var parser = JSONParser(bytes: bytes, depth: depthLimit)
    return try parser.document()
  }

  /// Reads one value from text.
  public static func parse(_ text: String) throws(JSONFailure) -> Value { try parse(Array(text.utf8)) }

  private init(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private mutating func document() throws(JSONFailure) -> Value {
    let value = try self.value()
    skipWhiteSpace()
    guard position == bytes.count else { throw failure("nothing may follow the value") }
    return value
  }

  /// The next byte, or 0 at the end: no token begins with 0, so the two need not be told apart.
  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private func failure(_ message: String) -> JSONFailure { JSONFailure(message, at: position, in: bytes) }

  private mutating func skipWhiteSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONFailure) -> Value {
    skipWhiteSpace()
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw failure(position < bytes.count ? "a value was expected" : "the text ends where a value was expected")
    }
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws(JSONFailure) -> Value {
    let matches = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard matches else { throw failure("a value was expected") }
    position += word.utf8CodeUnitCount
    return value
  }

  // MARK: Collections

  private mutating func enter() throws(JSONFailure) {
    guard depth > 0 else { throw failure("the value is nested too deep") }
    depth -= 1
    position += 1
    skipWhiteSpace()
  }

  private mutating func array() throws(JSONFailure) -> Value {
    try enter()
    var elements: [Value] = []
    if next != UInt8(ascii: "]") {
      repeat { elements.append(try value()) } while try takesComma(before: UInt8(ascii: "]"))
    }
    position += 1
    depth += 1
    return .array(elements)
  }

  private mutating func object() throws(JSONFailure) -> Value {
    try enter()
    var dictionary = ValueDictionary()
    if next != UInt8(ascii: "}") {
      dictionary.reserveCapacity(8)
      repeat {
        skipWhiteSpace()
        guard next == UInt8(ascii: "\"") else { throw failure("a key in quotes was expected") }
        let key = try string()
        skipWhiteSpace()
        guard next == UInt8(ascii: ":") else { throw failure("a colon was expected") }
        position += 1
        dictionary[key] = try value()
      } while try takesComma(before: UInt8(ascii: "}"))
    }
    position += 1
    depth += 1
    return .dictionary(dictionary)
  }

  /// True after a comma, false before the closing bracket.
  private mutating func takesComma(before close: UInt8) throws(JSONFailure) -> Bool {
    skipWhiteSpace()
    if next == UInt8(ascii: ",") {
      position += 1
      return true
    }
    guard next == close else {
      throw failure("a comma or \(close == UInt8(ascii: "]") ? "]" : "}") was expected")
    }
    return false
  }
}

// MARK: Numbers

extension JSONParser {
  private mutating func number() throws(JSONFailure) -> Value {
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let whole = try wholeNumber()
    let hasFraction = try fraction()
    let hasExponent = try exponent()
    if !hasFraction, !hasExponent, let whole, !(isNegative && whole == 0) { return .int(isNegative ? -whole : whole) }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let double = Double(text), double.isFinite else {
      position = start
      throw failure("the number is out of range")
    }
    return .double(double)
  }

  /// The digits before the point, as a number when it is a safe integer.
  private mutating func wholeNumber() throws(JSONFailure) -> Int? {
    let start = position
    var number: Int? = 0
    while let digit = nextDigit {
      position += 1
      number = number.map { $0 * 10 + digit }
      if let known = number, known > Value.safeIntegers.upperBound { number = nil }
    }
    guard position > start else { throw failure("a digit was expected") }
    if bytes[start] == UInt8(ascii: "0"), position > start + 1 {
      position = start
      throw failure("a number may not begin with 0")
    }
    return number
  }

  private var nextDigit: Int? {
    let byte = next
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte &- UInt8(ascii: "0")) : nil
  }

  private mutating func fraction() throws(JSONFailure) -> Bool {
    guard next == UInt8(ascii: ".") else { return false }
    position += 1
    try skipDigits()
    return true
  }

  private mutating func exponent() throws(JSONFailure) -> Bool {
    guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return false }
    position += 1
    if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
    try skipDigits()
    return true
  }

  private mutating func skipDigits() throws(JSONFailure) {
    guard nextDigit != nil else { throw failure("a digit was expected") }
    while nextDigit != nil { position += 1 }
  }
}

// MARK: Text

extension JSONParser {
  private mutating func string() throws(JSONFailure) -> String {
    let start = position + 1
    position = start
    var bits: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      bits |= byte
      if byte == UInt8(ascii: "\"") {
        // ASCII needs no validation, which costs more than all the rest.
        let slice = bytes[start..<position]
        let text = bits < 0x80 ? String(decoding: slice, as: UTF8.self) : try validated(slice, from: start)
        position += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try stringWithEscapes(from: start) }
      if byte < 0x20 { throw failure("a control character in text must be escaped") }
      position += 1
    }
    throw failure("the text ends within quotes")
  }

  private func validated(_ text: ArraySlice<UInt8>, from start: Int) throws(JSONFailure) -> String {
    guard let text = String(validating: text, as: UTF8.self) else {
      throw JSONFailure("the text is not UTF-8", at: start, in: bytes)
    }
    return text
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONFailure) -> String {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let text = try validated(buffer[...], from: start)
        position += 1
        return text
      }
      if byte < 0x20 { throw failure("a control character in text must be escaped") }
      if byte == UInt8(ascii: "\\") {
        try escape()
      } else {
        buffer.append(byte)
        position += 1
      }
    }
    throw failure("the text ends within quotes")
  }

  private mutating func escape() throws(JSONFailure) {
    position += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(next)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      try unicodeEscape()
      return
    default: throw failure("there is no such escape")
    }
    position += 1
  }

  /// Stands at the `u`; a high surrogate takes the low one that must follow.
  private mutating func unicodeEscape() throws(JSONFailure) {
    let start = position - 1
    var code = try fourHexDigits()
    if code >> 10 == 0xD800 >> 10, next == UInt8(ascii: "\\") {
      position += 1
      if next == UInt8(ascii: "u") {
        let low = try fourHexDigits()
        // A second half that is none leaves a code that is no scalar, which is refused below.
        if low >> 10 == 0xDC00 >> 10 { code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF) }
      }
    }
    guard let scalar = Unicode.Scalar(code) else {
      position = start
      throw failure("a surrogate must be one of a pair")
    }
    buffer.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
  }

  private mutating func fourHexDigits() throws(JSONFailure) -> UInt32 {
    position += 1
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexDigit(next) else { throw failure("four hexadecimal digits were expected") }
      code = code << 4 | digit
      position += 1
    }
    return code
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
