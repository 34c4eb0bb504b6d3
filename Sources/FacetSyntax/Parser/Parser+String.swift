extension Parser {
  /// A string literal: text, escapes and `{expression}`. The current token is its opening quote.
  mutating func parseString() -> Expression {
    let start = current.start
    let quote = bytes[start]
    if current.kind == .singleQuote, !isInMarkup {
      report(
        .singleQuotedString, current.range, "Strings in a script stand in double quotes.",
        hint: "Write \"…\" instead of '…'.")
    }
    var segments = SegmentBuilder()
    var offset = current.end
    var isClosed = false
    while true {
      guard offset < lexer.limit, !bytes[offset].isLineBreak else {
        report(
          .unterminatedString, start..<max(start + 1, offset), "The string is not closed on its line.",
          hint: "Close it with \(quote == UInt8(ascii: "'") ? "'" : "\""), or write a line break as `\\n`.")
        break
      }
      let byte = bytes[offset]
      if byte == quote {
        offset += 1
        isClosed = true
        break
      } else if byte == UInt8(ascii: "\\") {
        offset = parseEscape(at: offset, into: &segments)
      } else if byte == UInt8(ascii: "{") {
        offset = parseSegmentInterpolation(at: offset, quote: quote, into: &segments)
      } else {
        segments.append(byte)
        offset += 1
      }
    }
    lexer.cursor = offset
    current = Token(kind: .doubleQuote, start: start, end: offset)
    advance()
    guard isClosed else { return invalidExpression(at: start) }
    return Expression(.string(segments.finish()), span: span(from: start))
  }

  /// `{expression}` within a quoted text; returns the offset after it.
  mutating func parseSegmentInterpolation(at offset: Int, quote: UInt8, into segments: inout SegmentBuilder) -> Int {
    startTokens(at: offset + 1)
    if current.kind == .rightBrace {
      report(
        .emptyInterpolation, offset..<current.end, "There is no expression between the braces.",
        hint: "A brace itself is written `\\{`.")
      return current.end
    }
    let expression = parseInnerExpression()
    segments.append(expression)
    if isStopped { return lexer.limit }
    if current.kind == .rightBrace { return current.end }
    if !expression.isInvalid { reportUnclosedInterpolation(offset) }
    return endOfBrokenInterpolation(from: current.start, quote: quote)
  }

  mutating func reportUnclosedInterpolation(_ opening: Int) {
    if current.kind == .unknown {
      reportUnknownCharacter()
      return
    }
    report(
      .unclosedInterpolation, currentRange, "Expected `}` after the expression, found \(describeCurrent).",
      hint: hintForUnclosedInterpolation, notes: [note(opening..<opening + 1, "Opened here.")])
  }

  private var hintForUnclosedInterpolation: String {
    if current.kind.assignment != nil {
      return "An assignment stands in an action, or in a closure: `{{ count = 1 }}`."
    }
    return "A brace that is meant as text is written `\\{`."
  }

  /// Passes over the rest of a wrong interpolation: to its brace, its text's quote, or the end of the line.
  private func endOfBrokenInterpolation(from start: Int, quote: UInt8) -> Int {
    var offset = start
    while offset < lexer.limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "}") { return offset + 1 }
      if byte == quote || byte.isLineBreak { return offset }
      offset += 1
    }
    return offset
  }
}

/// Collects a text's bytes and interpolations.
struct SegmentBuilder {
  private var segments: [StringSegment] = []
  private var text: [UInt8] = []

  mutating func append(_ byte: UInt8) { text.append(byte) }

  mutating func append(_ scalar: Unicode.Scalar) { text.append(contentsOf: Array(String(scalar).utf8)) }

  mutating func append(_ expression: Expression) {
    flush()
    segments.append(.interpolation(expression))
  }

  mutating func finish() -> [StringSegment] {
    flush()
    return segments
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    segments.append(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }
}
