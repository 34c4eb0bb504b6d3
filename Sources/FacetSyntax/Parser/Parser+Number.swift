extension Parser {
  /// The greatest integer that a JavaScript number holds exactly, and so the language's greatest `Int`.
  static let greatestInteger = 9_007_199_254_740_991

  mutating func parseNumber() -> Expression {
    let range = current.range
    let digits = bytes[range].filter { $0 != UInt8(ascii: "_") }
    let text = String(decoding: digits, as: UTF8.self)
    let kind: Expression.Kind
    if current.kind == .integer {
      kind = integer(text, range)
    } else {
      kind = double(text, range)
    }
    advance()
    if current.kind == .word, !current.hasSpaceBefore {
      report(
        .invalidNumber, range.lowerBound..<current.end,
        "`\(source.text(range.lowerBound..<current.end))` is no number.",
        hint: "Numbers are decimal: `12`, `1_000`, `0.5`, `1e9`.")
      advance()
    }
    return Expression(kind, span: span(from: range.lowerBound))
  }

  private mutating func integer(_ text: String, _ range: Range<Int>) -> Expression.Kind {
    if let value = Int(text), value <= Self.greatestInteger { return .integer(value) }
    report(
      .numberOutOfRange, range, "The number is greater than the greatest `Int`, 9007199254740991.",
      hint: "Write it as a `Double` (`1e20`), or as text.")
    return .integer(0)
  }

  private mutating func double(_ text: String, _ range: Range<Int>) -> Expression.Kind {
    if let value = Double(text), value.isFinite { return .double(value) }
    report(.numberOutOfRange, range, "The number is greater than any `Double`.")
    return .double(0)
  }
}
