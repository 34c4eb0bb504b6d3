/// Reads numbers from text that people typed or that an address holds.
public enum NumberParsing {
  /// Digits, with a sign before them if need be, of a safe integer; nil for anything else, white space included.
  public static func int(_ text: String) -> Int? {
    guard let (negative, digits) = signAndRest(text), !digits.isEmpty else { return nil }
    var result = 0
    for byte in digits {
      guard let digit = digit(byte) else { return nil }
      // A safe integer times ten and nine is far from Int's limits.
      result = result * 10 + digit
      guard result <= Value.safeIntegers.upperBound else { return nil }
    }
    return negative ? -result : result
  }

  /// A decimal number (`1`, `-0.5`, `.5`, `1e3`) of a finite double; nil for anything else, `1.` and `NaN` included.
  public static func double(_ text: String) -> Double? {
    guard let (_, rest) = signAndRest(text), isDecimal(rest) else { return nil }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func signAndRest(_ text: String) -> (negative: Bool, rest: Substring.UTF8View)? {
    let bytes = text.utf8[...]
    guard let first = bytes.first else { return nil }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    return (first == UInt8(ascii: "-"), isSigned ? bytes.dropFirst() : bytes)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte &- UInt8(ascii: "0")) : nil
  }

  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    let hasWhole = skipDigits(&rest)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard skipDigits(&rest) else { return false }
    } else if !hasWhole {
      return false
    }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return skipDigits(&rest) && rest.isEmpty
  }

  private static func skipDigits(_ text: inout Substring.UTF8View) -> Bool {
    let count = text.prefix { digit($0) != nil }.count
    text.removeFirst(count)
    return count > 0
  }
}
