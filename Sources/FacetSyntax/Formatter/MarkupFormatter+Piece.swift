extension MarkupFormatter {
  /// A piece as it is written on a line with this indentation.
  func text(of piece: MarkupPiece, _ indentation: Int) -> String {
    switch piece.kind {
    case .text, .verbatim, .comment:
      return source.text(piece.range)
    case .interpolation, .blockStart, .blockBranch, .blockEnd:
      return CodeIndenter.expression(bytes[piece.range], base: indentation)
    case .endTag:
      return String(decoding: bytes[piece.range].filter { !$0.isSpace }, as: UTF8.self)
    case .script:
      return section(piece.range, .script)
    case .style:
      return section(piece.range, .style)
    case .startTag(let name, let attributes, _):
      return startTag(piece.range, name, attributes, indentation)
    }
  }

  /// A tag on one line, or with one attribute a line if the source has a line break between attributes.
  private func startTag(
    _ range: Range<Int>, _ name: Range<Int>, _ attributes: [Range<Int>], _ indentation: Int
  ) -> String {
    let isSelfClosing = range.count >= 2 && bytes[range.upperBound - 2] == UInt8(ascii: "/")
    let end = isSelfClosing && (attributes.last?.upperBound ?? name.upperBound) < range.upperBound - 1 ? "/>" : ">"
    var isBroken = false
    var previous = name.upperBound
    for attribute in attributes {
      if lineBreaks(previous..<attribute.lowerBound) > 0 { isBroken = true }
      previous = attribute.upperBound
    }
    let inner = indentation + 1
    let space = isBroken ? "\n" + String(repeating: "  ", count: inner) : " "
    var text = "<" + source.text(name)
    for attribute in attributes { text += space + self.attribute(attribute, isBroken ? inner : indentation) }
    if isBroken { text += "\n" + String(repeating: "  ", count: indentation) }
    return text + end
  }

  /// An attribute without white space around its `=`. Expressions of several lines are indented; quoted text is kept.
  private func attribute(_ range: Range<Int>, _ indentation: Int) -> String {
    guard bytes[range.lowerBound] != UInt8(ascii: "{") else {
      return CodeIndenter.expression(bytes[range], base: indentation)
    }
    var nameEnd = range.lowerBound
    while nameEnd < range.upperBound, !bytes[nameEnd].isSpace, bytes[nameEnd] != UInt8(ascii: "=") { nameEnd += 1 }
    var value = nameEnd
    while value < range.upperBound, bytes[value].isSpace || bytes[value] == UInt8(ascii: "=") { value += 1 }
    let name = source.text(range.lowerBound..<nameEnd)
    guard value < range.upperBound else { return name }
    let isExpression = bytes[value] == UInt8(ascii: "{")
    return name + "="
      + (isExpression
        ? CodeIndenter.expression(bytes[value..<range.upperBound], base: indentation)
        : source.text(value..<range.upperBound))
  }

  /// A `<script>` or `<style>`: its lines indented, or all of it as it is when it has only one.
  private func section(_ range: Range<Int>, _ language: CodeIndenter.Language) -> String {
    let name = language == .script ? "script" : "style"
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] != UInt8(ascii: ">") { start += 1 }
    start = min(start + 1, range.upperBound)
    var end = range.upperBound
    while end > start, bytes[end - 1] != UInt8(ascii: "<") { end -= 1 }
    end = max(start, end - 1)
    guard lineBreaks(start..<end) > 0 else {
      return "<\(name)>" + source.text(start..<end) + source.text(end..<range.upperBound).withoutSpace
    }
    let lines = CodeIndenter.lines(bytes[start..<end], language: language, base: 1)
    return "<\(name)>\n" + lines.map { $0 + "\n" }.joined() + source.text(end..<range.upperBound).withoutSpace
  }
}

extension MarkupPiece {
  /// True for a tag after which content follows.
  var opens: Bool {
    switch kind {
    case .startTag(_, _, let opens): opens
    case .blockStart: true
    default: false
    }
  }

  var closes: Bool {
    switch kind {
    case .endTag, .blockEnd: true
    default: false
    }
  }

  /// True for `{:else}`, which ends one content and begins another.
  var continues: Bool {
    if case .blockBranch = kind { true } else { false }
  }
}
