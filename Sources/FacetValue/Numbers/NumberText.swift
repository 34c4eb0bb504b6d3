/// How the language prints numbers: integers in decimal, doubles as ECMAScript's `Number::toString` (ECMA-262 §6.1.6.1.20).
public enum NumberText {
  /// `0.1`, `1e+21`, `NaN`, `-Infinity`; `0` for both zeros.
  public static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    if let whole = Int(exactly: value), Value.safeIntegers.contains(whole) {
      append(whole, to: &bytes)
    } else if let decimal = ShortestDecimal(value) {
      append(decimal, to: &bytes)
    } else {
      bytes.append(contentsOf: (value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity").utf8)
    }
  }

  public static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private static func append(_ decimal: ShortestDecimal, to bytes: inout [UInt8]) {
    if decimal.isNegative { bytes.append(UInt8(ascii: "-")) }
    let point = decimal.exponent
    if point > 21 || point < -5 {
      appendExponential(decimal, to: &bytes)
    } else if point <= 0 {
      bytes.append(contentsOf: "0.".utf8)
      appendZeros(-point, to: &bytes)
      append(decimal.digits[...], to: &bytes)
    } else if decimal.digits.count <= point {
      append(decimal.digits[...], to: &bytes)
      appendZeros(point - decimal.digits.count, to: &bytes)
    } else {
      append(decimal.digits[..<point], to: &bytes)
      bytes.append(UInt8(ascii: "."))
      append(decimal.digits[point...], to: &bytes)
    }
  }

  private static func appendExponential(_ decimal: ShortestDecimal, to bytes: inout [UInt8]) {
    append(decimal.digits.prefix(1), to: &bytes)
    if decimal.digits.count > 1 {
      bytes.append(UInt8(ascii: "."))
      append(decimal.digits.dropFirst(), to: &bytes)
    }
    bytes.append(contentsOf: (decimal.exponent > 0 ? "e+" : "e-").utf8)
    append(Int((decimal.exponent - 1).magnitude), to: &bytes)
  }

  static func append(_ digits: some Sequence<UInt8>, to bytes: inout [UInt8]) {
    for digit in digits { bytes.append(UInt8(ascii: "0") &+ digit) }
  }

  private static func appendZeros(_ count: Int, to bytes: inout [UInt8]) {
    for _ in 0..<max(0, count) { bytes.append(UInt8(ascii: "0")) }
  }
}

extension Value {
  /// The text that an interpolation prints, for the types that have one: `Int`, `Double`, `String`, `Bool` and
  /// enumerations; a date prints as RFC 3339, and what has no text as nothing.
  public var printed: String {
    if case .string(let text) = self { return text }
    var bytes: [UInt8] = []
    appendPrinted(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what `printed` is, as UTF-8.
  public func appendPrinted(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): bytes.append(contentsOf: text.utf8)
    case .int(let int): NumberText.append(int, to: &bytes)
    case .double(let double): NumberText.append(double, to: &bytes)
    case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    case .date(let instant): bytes.append(contentsOf: instant.rfc3339.utf8)
    case .trustedHTML(let html): bytes.append(contentsOf: html.markup.utf8)
    case .null, .money, .array, .dictionary, .record, .action: break
    }
  }
}
