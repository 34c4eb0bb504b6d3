/// Writes values as JSON.
///
/// Records are objects by the names of their shape, dates RFC 3339 text, money `{"amount", "currency"}`, doubles as
/// ECMAScript prints them. What JSON has no word for, NaN, infinities and actions, is null; so is what lies deeper than
/// `depthLimit`, which neither the parser nor the language's functions make. `ValueEncoder` goes first when a type says
/// other names.
public struct JSONWriter {
  /// Where the JSON will stand.
  public enum Context: Sendable {
    case document
    /// Within `<script>`: no `<`, `>`, `&`, U+2028 or U+2029 appears, so neither HTML nor JavaScript can end it.
    case script
  }

  public static let depthLimit = 1000

  private let context: Context
  private var depth = 0

  public static func bytes(of value: Value, for context: Context = .document) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes, for: context)
    return bytes
  }

  public static func text(of value: Value, for context: Context = .document) -> String {
    String(decoding: bytes(of: value, for: context), as: UTF8.self)
  }

  public static func append(_ value: Value, to bytes: inout [UInt8], for context: Context = .document) {
    var writer = JSONWriter(context: context)
    writer.write(value, to: &bytes)
  }

  private init(context: Context) { self.context = context }

  private mutating func write(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .null, .action: bytes.append(contentsOf: "null".utf8)
    case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    case .int(let int): NumberText.append(int, to: &bytes)
    case .double(let double): write(double, to: &bytes)
    case .string(let text): write(text, to: &bytes)
    case .date(let instant): write(instant.rfc3339, to: &bytes)
    case .trustedHTML(let html): write(html.markup, to: &bytes)
    case .money(let money): write(money, to: &bytes)
    case .array(let elements): write(elements, to: &bytes)
    case .dictionary(let dictionary): writeObject(dictionary, to: &bytes)
    case .record(let record):
      writeObject(zip(record.shape.fields, record.fields).lazy.map { (.string($0), $1) }, to: &bytes)
    }
  }

  private func write(_ double: Double, to bytes: inout [UInt8]) {
    if double.isFinite {
      NumberText.append(double, to: &bytes)
    } else {
      bytes.append(contentsOf: "null".utf8)
    }
  }

  private func write(_ money: Money, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "{\"amount\":".utf8)
    NumberText.append(money.minorUnits, to: &bytes)
    bytes.append(contentsOf: ",\"currency\":".utf8)
    write(money.currency, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
  }

  // MARK: Collections

  private mutating func write(_ elements: [Value], to bytes: inout [UInt8]) {
    guard enters(&bytes) else { return }
    bytes.append(UInt8(ascii: "["))
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    depth -= 1
  }

  private mutating func writeObject(_ pairs: some Sequence<(key: Value, value: Value)>, to bytes: inout [UInt8]) {
    guard enters(&bytes) else { return }
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, value) in pairs {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      write(key.printed, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      write(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    depth -= 1
  }

  private mutating func enters(_ bytes: inout [UInt8]) -> Bool {
    guard depth < Self.depthLimit else {
      bytes.append(contentsOf: "null".utf8)
      return false
    }
    depth += 1
    return true
  }

  // MARK: Text

  private func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { appendEscaped($0, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies runs that need no escape in one go.
  private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var copied = 0
    for position in text.indices {
      let byte = text[position]
      guard byte < 0x40 || byte == UInt8(ascii: "\\") || byte == 0xE2 else { continue }
      guard let (escape, length) = escape(byte, at: position, in: text) else { continue }
      bytes.append(contentsOf: text[copied..<position])
      bytes.append(contentsOf: escape.utf8)
      copied = position + length
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// What stands for the scalar that begins here, and how many bytes it has; nil when it can stay.
  private func escape(
    _ byte: UInt8, at position: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (escape: String, length: Int)? {
    switch byte {
    case UInt8(ascii: "\""): ("\\\"", 1)
    case UInt8(ascii: "\\"): ("\\\\", 1)
    case 0x0A: ("\\n", 1)
    case 0x0D: ("\\r", 1)
    case 0x09: ("\\t", 1)
    case 0..<0x20: (Self.unicodeEscape(byte), 1)
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
      context == .script ? (Self.unicodeEscape(byte), 1) : nil
    case 0xE2: context == .script ? Self.lineSeparatorEscape(at: position, in: text) : nil
    default: nil
    }
  }

  private static func unicodeEscape(_ byte: UInt8) -> String {
    let hex = String(byte, radix: 16)
    return "\\u00" + (byte < 0x10 ? "0" : "") + hex
  }

  /// U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
  private static func lineSeparatorEscape(
    at position: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (escape: String, length: Int)? {
    guard position + 2 < text.count, text[position + 1] == 0x80 else { return nil }
    switch text[position + 2] {
    case 0xA8: return ("\\u2028", 3)
    case 0xA9: return ("\\u2029", 3)
    default: return nil
    }
  }
}
