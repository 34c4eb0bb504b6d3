extension Parser {
  /// A backslash and what it stands for, in a string literal; returns the offset after it.
  mutating func parseEscape(at offset: Int, into segments: inout SegmentBuilder) -> Int {
    let next = offset + 1
    guard next < lexer.limit, !bytes[next].isLineBreak else { return next }
    switch bytes[next] {
    case UInt8(ascii: "n"): segments.append(0x0A as UInt8)
    case UInt8(ascii: "r"): segments.append(0x0D as UInt8)
    case UInt8(ascii: "t"): segments.append(0x09 as UInt8)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      segments.append(bytes[next])
    case UInt8(ascii: "u"): return parseUnicodeEscape(at: offset, into: &segments)
    default:
      let end = lexer.endOfScalar(next)
      report(
        .unknownEscape, offset..<end, "There is no escape `\(source.text(offset..<end))`.",
        hint: "The escapes are \\n \\r \\t \\\\ \\\" \\' \\{ \\} and \\u{…}.")
      return end
    }
    return next + 1
  }

  /// `\u{1F600}`: one to six hexadecimal digits of a Unicode scalar.
  private mutating func parseUnicodeEscape(at offset: Int, into segments: inout SegmentBuilder) -> Int {
    var end = offset + 2
    var value: UInt32 = 0
    var digits = 0
    if lexer.byte(at: end) == UInt8(ascii: "{") {
      end += 1
      while digits < 7, let digit = lexer.byte(at: end).hexValue {
        value = value &* 16 &+ digit
        digits += 1
        end += 1
      }
      if lexer.byte(at: end) == UInt8(ascii: "}"), digits >= 1, digits <= 6, let scalar = Unicode.Scalar(value) {
        segments.append(scalar)
        return end + 1
      }
    }
    report(
      .unknownEscape, offset..<end, "`\\u` takes the number of a Unicode scalar.", hint: "For instance `\\u{1F600}`.")
    return end
  }
}
