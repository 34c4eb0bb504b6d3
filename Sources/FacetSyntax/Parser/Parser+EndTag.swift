extension Parser {
  /// `</name>` at the cursor, which is known to be wanted.
  mutating func finishEndTag(_ name: String) {
    let start = lexer.cursor
    let nameEnd = endOfTagName(start + 2)
    var end = skippingSpace(nameEnd)
    if lexer.byte(at: end) == UInt8(ascii: ">") {
      end += 1
    } else {
      report(.unclosedStartTag, start..<nameEnd, "The end tag `</\(name)` is not closed with `>`.")
      end = nameEnd
    }
    lexer.cursor = end
    recordPiece(.endTag, from: start)
  }

  /// An end tag for which nothing is open.
  mutating func skipStrayEndTag() {
    let start = lexer.cursor
    let name = tagName(at: start + 2)
    let nameEnd = endOfTagName(start + 2)
    var end = skippingSpace(nameEnd)
    if lexer.byte(at: end) == UInt8(ascii: ">") { end += 1 } else { end = max(nameEnd, start + 2) }
    lexer.cursor = end
    recordPiece(.interpolation, from: start)
    if let forgiven = forgivenEnds[name], forgiven > 0 {
      forgivenEnds[name] = forgiven - 1
      return
    }
    reportStrayEndTag(name, start..<end)
  }

  private mutating func reportStrayEndTag(_ name: String, _ range: Range<Int>) {
    if HTMLNames.void.contains(name) {
      report(
        .voidEndTag, range, "`<\(name)>` has no content and so no end tag.", hint: "Remove `</\(name)>`.")
      return
    }
    if name.isEmpty {
      report(.unexpectedMarkup, range, "`</` begins no end tag here.", hint: "As text, write `&lt;/`.")
      return
    }
    let open = openings.filter { $0.kind == .element }.map(\.name)
    let near = nearest(to: name, among: open.reversed())
    report(
      .strayEndTag, range, "`</\(name)>` closes nothing that is open.",
      hint: near.map { "Did you mean `</\($0)>`?" },
      notes: openings.last.map { [note($0.range, "This is open.")] } ?? [])
  }

  /// `<{tag}>` and `<h{level}>`: what an element is must be known before it is rendered.
  mutating func reportInterpolatedTagName(_ start: Int) {
    report(
      .interpolationInName, start..<min(start + 2, bytes.count), "A tag's name cannot be an expression.",
      hint: "Choose between elements with `{#if}`.")
    lexer.cursor = start + 1
    recordPiece(.interpolation, from: start)
  }
}
