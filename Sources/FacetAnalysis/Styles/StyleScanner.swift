/// Finds the structure of a style sheet (CSS Syntax Level 3) as far as scoping needs it: rules, blocks, strings,
/// comments and parentheses. It never looks at what a declaration means.
struct StyleScanner {
  struct Problem: Error {
    let offset: Int
    let message: String
  }

  let bytes: [UInt8]
  private(set) var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { offset >= bytes.count }
  var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func advance() { offset += 1 }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Passes over white space and comments, which mean nothing between rules.
  mutating func skipBlank() throws(Problem) {
    while let byte = current {
      if Self.isSpace(byte) {
        advance()
      } else if try !skipComment() {
        return
      }
    }
  }

  /// Where the text up to one of the stops ends; strings, comments, escapes and brackets in it are passed over.
  mutating func skip(to stops: [UInt8]) throws(Problem) -> Range<Int> {
    let start = offset
    var open: [(close: UInt8, at: Int)] = []
    while let byte = current {
      if open.isEmpty, stops.contains(byte) { return start..<offset }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        try skipString(byte)
        continue
      case UInt8(ascii: "/"):
        if try skipComment() { continue }
      case UInt8(ascii: "\\"): advance()
      case UInt8(ascii: "("): open.append((UInt8(ascii: ")"), offset))
      case UInt8(ascii: "["): open.append((UInt8(ascii: "]"), offset))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard let last = open.popLast(), last.close == byte else {
          throw Problem(offset: offset, message: "This bracket closes nothing.")
        }
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        if let last = open.last { throw Problem(offset: last.at, message: "This bracket is not closed.") }
      default: break
      }
      advance()
    }
    if let last = open.last { throw Problem(offset: last.at, message: "This bracket is not closed.") }
    return start..<min(offset, bytes.count)
  }

  private mutating func skipString(_ quote: UInt8) throws(Problem) {
    let start = offset
    advance()
    while let byte = current {
      advance()
      if byte == quote { return }
      if byte == UInt8(ascii: "\\") { advance() }
      if byte == UInt8(ascii: "\n") { break }
    }
    throw Problem(offset: start, message: "This string is not closed.")
  }

  private mutating func skipComment() throws(Problem) -> Bool {
    guard current == UInt8(ascii: "/"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "*") else {
      return false
    }
    let start = offset
    offset += 2
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
        offset += 2
        return true
      }
      advance()
    }
    throw Problem(offset: start, message: "This comment is not closed.")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}
