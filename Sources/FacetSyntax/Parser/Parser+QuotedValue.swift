extension Parser {
  /// `"text {expression} text"`; the cursor is at the quote. Inside an interpolation the same quotes may stand again.
  mutating func parseQuotedValue() -> AttributeValue {
    let start = lexer.cursor
    let quote = bytes[start]
    var segments = SegmentBuilder()
    var offset = start + 1
    var isClosed = false
    while offset < lexer.limit {
      let byte = bytes[offset]
      let next = lexer.byte(at: offset + 1)
      if byte == quote {
        offset += 1
        isClosed = true
        break
      }
      switch byte {
      case UInt8(ascii: "{"):
        offset = parseSegmentInterpolation(at: offset, quote: quote, into: &segments)
      // A quote inside the value may have ended the interpolation; where it goes on is a guess.
      case UInt8(ascii: "&"):
        var text: [UInt8] = []
        offset = decodeReference(at: offset, inAttribute: true, into: &text)
        for byte in text { segments.append(byte) }
      case UInt8(ascii: "\\") where next == UInt8(ascii: "{") || next == UInt8(ascii: "}"):
        segments.append(next)
        offset += 2
      case UInt8(ascii: "\r"):
        segments.append(0x0A as UInt8)
        offset += next == 0x0A ? 2 : 1
      case 0:
        report(.unexpectedCharacter, offset..<offset + 1, "A NUL byte cannot stand in a template.")
        offset += 1
      default:
        segments.append(byte)
        offset += 1
      }
    }
    if !isClosed {
      report(
        .unterminatedString, start..<start + 1, "The attribute's value is not closed.",
        hint: "Close it with the quote that it begins with.")
    }
    if isStopped { return .none }
    lexer.cursor = isClosed || hasGoneBack ? offset : endOfUnclosedValue(start)
    if !isClosed { hasGoneBack = true }
    return .quoted(segments.finish())
  }

  /// Where a value without its closing quote most likely ends: at the tag's `>`, or else with the line.
  private func endOfUnclosedValue(_ start: Int) -> Int {
    var offset = start + 1
    while offset < lexer.limit, !bytes[offset].isLineBreak, bytes[offset] != UInt8(ascii: ">") { offset += 1 }
    return offset
  }
}
