extension Parser {
  /// Text up to a tag or an interpolation, with character references decoded. Nil when there is none.
  mutating func parseText() -> TemplateNode? {
    let start = lexer.cursor
    var text: [UInt8] = []
    var offset = start
    while offset < lexer.limit, !endsText(at: offset) {
      offset = appendText(at: offset, to: &text)
    }
    lexer.cursor = offset
    let skipsSpace = isAfterSection
    isAfterSection = false
    guard offset > start else { return nil }
    recordPiece(isVerbatim ? .verbatim : .text, from: start)
    if skipsSpace {
      text = Array(text.drop(while: \.isSpace))
      if text.isEmpty { return nil }
    }
    return TemplateNode(.text(String(decoding: text, as: UTF8.self)), span: span(start..<offset))
  }

  /// `pre` and `textarea` keep their white space, and so does everything inside them.
  var isVerbatim: Bool {
    openings.contains { $0.kind == .element && ($0.name == "pre" || $0.name == "textarea") }
  }

  private func endsText(at offset: Int) -> Bool {
    switch bytes[offset] {
    case UInt8(ascii: "{"):
      return true
    case UInt8(ascii: "<"):
      let next = lexer.byte(at: offset + 1)
      if let name = textOnlyElement {
        return next == UInt8(ascii: "/") && tagName(at: offset + 2) == name
      }
      return next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "{")
    default:
      return false
    }
  }

  /// Decodes what stands at an offset; returns the offset after it.
  private mutating func appendText(at offset: Int, to text: inout [UInt8]) -> Int {
    let byte = bytes[offset]
    let next = lexer.byte(at: offset + 1)
    switch byte {
    case UInt8(ascii: "&"):
      return decodeReference(at: offset, inAttribute: false, into: &text)
    case UInt8(ascii: "\\") where next == UInt8(ascii: "{") || next == UInt8(ascii: "}"):
      text.append(next)
      return offset + 2
    case UInt8(ascii: "\r"):
      // A line break in a document is one line feed, however the file writes it.
      text.append(0x0A)
      return next == 0x0A ? offset + 2 : offset + 1
    case UInt8(ascii: "}"):
      report(
        .strayBrace, offset..<offset + 1, "There is no `{` that this `}` closes.",
        hint: "A brace that is meant as text is written `\\}`.")
    case UInt8(ascii: "<") where textOnlyElement == nil:
      report(
        .strayLessThan, offset..<offset + 1, "`<` begins no tag here.",
        hint: "Where it is meant as text, write `&lt;`.")
    case 0:
      report(.unexpectedCharacter, offset..<offset + 1, "A NUL byte cannot stand in a template.")
      return offset + 1
    default: break
    }
    text.append(byte)
    return offset + 1
  }
}
