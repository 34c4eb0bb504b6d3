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
  ///
  /// Eight bytes at a time are copied whatever they are; what counts of them ends before the first that is special.
  func append(escaping source: UnsafeBufferPointer<UInt8>, quotes: Bool) {
    guard var from = source.baseAddress, !source.isEmpty else { return }
    let end = from + source.count
    reserve(source.count)
    while end - from >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(from).loadUnaligned(as: UInt64.self))
      let plain = Self.plainBytes(of: word)
      appendReserved(word, count: plain)
      from += plain
      if plain < 8 {
        appendSpecial(from.pointee, quotes: quotes, before: end - from)
        from += 1
      }
    }
    append(escapingRest: from, end - from, quotes: quotes)
  }

  /// Fewer than eight bytes, for which room has been made.
  @inline(__always)
  private func append(escapingRest start: UnsafePointer<UInt8>, _ length: Int, quotes: Bool) {
    var left = length
    var word = Self.word(start, left)
    while left > 0 {
      let plain = min(Self.plainBytes(of: word), left)
      appendReserved(word, count: plain)
      left -= plain
      guard left > 0 else { return }
      word >>= UInt64(truncatingIfNeeded: 8 * plain)
      appendSpecial(UInt8(truncatingIfNeeded: word), quotes: quotes, before: left)
      word >>= 8
      left -= 1
    }
  }

  /// Fewer than eight bytes as a word, the first the lowest, zeros above. Nothing behind them is read: there are two
  /// loads that overlap, or three.
  @inline(__always)
  private static func word(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let bytes = UnsafeRawPointer(start)
    let lastShift = UInt64(truncatingIfNeeded: 8 * max(length - 4, 0))
    if length >= 4 {
      let first = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
      let last = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
      return UInt64(first) | UInt64(last) &<< lastShift
    }
    guard length > 0 else { return 0 }
    let word = UInt64(start[0])
    guard length > 1 else { return word }
    return word | UInt64(start[1]) &<< 8 | UInt64(start[length - 1]) &<< (length == 3 ? 16 : 8)
  }

  /// Sets the first bytes of a word, the lowest first; the rest goes to the slack.
  @inline(__always)
  private func appendReserved(_ word: UInt64, count length: Int) {
    UnsafeMutableRawPointer(next).storeBytes(of: word.littleEndian, as: UInt64.self)
    next += length
  }

  /// How many bytes of a word stand before the first that may be special. `"` and `&` differ in one bit, so do `<` and
  /// `>`; U+0000 and carriage return are below 0x0E. A harmless tab or line feed also counts as one that may be, and so
  /// does `"` between tags.
  ///
  /// Subtracting finds zero bytes: a borrow can mark a byte wrongly only above one that is rightly marked, and the
  /// lowest mark is the one that counts.
  @inline(__always)
  private static func plainBytes(of word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let ampersandOrQuote = (word & ~(ones &* 0x04)) ^ (ones &* 0x22)
    let angle = (word | (ones &* 0x02)) ^ (ones &* 0x3E)
    let found =
      ((ampersandOrQuote &- ones) & ~ampersandOrQuote) | ((angle &- ones) & ~angle) | ((word &- (ones &* 0x0E)) & ~word)
    return (found & high).trailingZeroBitCount / 8
  }

  /// A byte that may have to be replaced, and room for what is left of its text, itself included.
  private func appendSpecial(_ byte: UInt8, quotes: Bool, before left: Int) {
    switch byte {
    case 0x26: append("&amp;", before: left)
    case 0x3C: append("&lt;", before: left)
    case 0x3E: append("&gt;", before: left)
    case 0x22 where quotes: append("&quot;", before: left)
    case 0x0D: append("&#13;", before: left)
    case 0x00: append("\u{FFFD}", before: left)
    default:
      next.pointee = byte
      next += 1
    }
  }

  @inline(__always)
  private func append(_ replacement: StaticString, before left: Int) {
    let length = replacement.utf8CodeUnitCount
    reserve(length + left)
    next.update(from: replacement.utf8Start, count: length)
    next += length
  }
}
