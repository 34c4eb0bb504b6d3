/// Reads tokens of script and expressions from `cursor` on. Strings are only announced by their quote: their
/// content has interpolations, which the parser reads.
struct Lexer {
  let bytes: [UInt8]
  var cursor = 0
  /// Where the script ends, which need not be where the file ends.
  var limit: Int
  /// The start of a block comment that never ended, for the parser to report.
  var unterminatedComment: Int?

  init(bytes: [UInt8]) {
    self.bytes = bytes
    limit = bytes.count
  }

  func byte(at offset: Int) -> UInt8 {
    offset >= 0 && offset < limit ? bytes[offset] : 0
  }

  mutating func next() -> Token {
    let before = cursor
    let hasLineBreak = skipSpaceAndComments()
    var token = read()
    token.hasSpaceBefore = token.start > before
    token.hasLineBreakBefore = hasLineBreak
    cursor = token.end
    return token
  }

  private func read() -> Token {
    guard cursor < limit else { return Token(kind: .end, start: limit, end: limit) }
    let byte = bytes[cursor]
    if byte.isWordStart { return word() }
    if byte.isDigit { return number() }
    if let (kind, length) = punctuation(byte) {
      return Token(kind: kind, start: cursor, end: min(cursor + length, limit))
    }
    return Token(kind: .unknown, start: cursor, end: endOfScalar(cursor))
  }

  private func word() -> Token {
    var end = cursor + 1
    while self.byte(at: end).isWordPart { end += 1 }
    return Token(kind: .word, start: cursor, end: end, text: String(decoding: bytes[cursor..<end], as: UTF8.self))
  }

  /// `12`, `1_000`, `1.5`, `1e9`; a dot counts only before a digit, so that `1..<3` and `1.formatted()` work.
  private func number() -> Token {
    var end = digits(from: cursor)
    var kind = Token.Kind.integer
    if byte(at: end) == UInt8(ascii: "."), byte(at: end + 1).isDigit {
      kind = .double
      end = digits(from: end + 1)
    }
    if byte(at: end).lowercased == UInt8(ascii: "e") {
      var exponent = end + 1
      if byte(at: exponent) == UInt8(ascii: "+") || byte(at: exponent) == UInt8(ascii: "-") { exponent += 1 }
      if byte(at: exponent).isDigit {
        kind = .double
        end = digits(from: exponent)
      }
    }
    return Token(kind: kind, start: cursor, end: end)
  }

  private func digits(from start: Int) -> Int {
    var end = start
    while byte(at: end).isDigit || byte(at: end) == UInt8(ascii: "_") { end += 1 }
    return end
  }

  /// The end of the UTF-8 sequence at an offset, so that a diagnostic covers a whole scalar.
  func endOfScalar(_ start: Int) -> Int {
    var end = start + 1
    while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return min(end, limit)
  }
}

extension Lexer {
  /// True when a line break was skipped.
  mutating func skipSpaceAndComments() -> Bool {
    var hasLineBreak = false
    while cursor < limit {
      let byte = bytes[cursor]
      if byte.isSpace {
        if byte.isLineBreak { hasLineBreak = true }
        cursor += 1
      } else if byte == UInt8(ascii: "/"), self.byte(at: cursor + 1) == UInt8(ascii: "/") {
        while cursor < limit, !bytes[cursor].isLineBreak { cursor += 1 }
      } else if byte == UInt8(ascii: "/"), self.byte(at: cursor + 1) == UInt8(ascii: "*") {
        skipBlockComment()
      } else {
        break
      }
    }
    return hasLineBreak
  }

  private mutating func skipBlockComment() {
    let start = cursor
    cursor += 2
    while cursor < limit {
      if bytes[cursor] == UInt8(ascii: "*"), byte(at: cursor + 1) == UInt8(ascii: "/") {
        cursor += 2
        return
      }
      cursor += 1
    }
    unterminatedComment = start
  }
}
