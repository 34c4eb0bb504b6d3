/// Where a value stands, which decides how it is written.
enum TextContext {
  /// Between tags, also in `title` and `textarea`.
  case text
  /// In a double-quoted attribute value.
  case attribute
  /// One segment of a URL's path, in an attribute.
  case path
  /// A name or a value of a URL's query, or its fragment, in an attribute.
  case query
  /// Not into markup: the reader escapes the result as a whole.
  case raw
}

extension OutputBuffer {
  @inline(__always)
  func append(_ text: String, _ context: TextContext) {
    switch context {
    case .text: withBytes(of: text) { append(escaping: $0, quotes: false) }
    case .attribute: withBytes(of: text) { append(escaping: $0, quotes: true) }
    case .path: withBytes(of: text) { append(percentEncoding: $0, .pathSegment) }
    case .query: withBytes(of: text) { append(percentEncoding: $0, .queryComponent) }
    case .raw: append(raw: text)
    }
  }

  /// Escapes for text and quoted attributes, by bytes: `&`, `<`, `>`, with `quotes` also `"`; carriage return, which a
  /// parser would turn into a line feed; and U+0000, which a parser refuses, as U+FFFD.
  func append(escaping source: UnsafeBufferPointer<UInt8>, quotes: Bool) {
    guard let start = source.baseAddress else { return }
    let length = source.count
    var index = 0
    reserve(length + 8)
    while index < length {
      if index + 8 <= length {
        let word = UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
        if !Self.mayNeedEscape(word) {
          appendReserved(word: word)
          index += 8
          continue
        }
      }
      index = append(bytes: start, from: index, to: min(index + 8, length), of: length, quotes: quotes)
    }
  }

  /// Looks at the bytes one by one; the position behind the last.
  @inline(__always)
  private func append(
    bytes start: UnsafePointer<UInt8>, from first: Int, to end: Int, of length: Int, quotes: Bool
  ) -> Int {
    var index = first
    var target = base + count
    while index < end {
      let byte = start[index]
      index += 1
      if byte < 0x3F, let replacement = Self.replacement(of: byte, quotes: quotes) {
        setCount(target)
        reserve(length - index + 16)
        append(replacement)
        target = base + count
      } else {
        target.pointee = byte
        target += 1
      }
    }
    setCount(target)
    return index
  }

  /// Whether one of eight bytes may be special. `"` and `&` differ in one bit, so do `<` and `>`; U+0000 and carriage
  /// return are below 0x0E. A harmless tab or line feed also says yes: those bytes are then looked at one by one.
  @inline(__always)
  private static func mayNeedEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let ampersandOrQuote = (word & ~(ones &* 0x04)) ^ (ones &* 0x22)
    let angle = (word | (ones &* 0x02)) ^ (ones &* 0x3E)
    let found =
      ((ampersandOrQuote &- ones) & ~ampersandOrQuote) | ((angle &- ones) & ~angle) | ((word &- (ones &* 0x0E)) & ~word)
    return found & high != 0
  }

  private func append(_ replacement: StaticString) {
    append(replacement.utf8Start, count: replacement.utf8CodeUnitCount)
  }

  @inline(__always)
  private static func replacement(of byte: UInt8, quotes: Bool) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: quotes ? "&quot;" : nil
    case 0x0D: "&#13;"
    case 0x00: "\u{FFFD}"
    default: nil
    }
  }
}
