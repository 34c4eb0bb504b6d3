/// What a start tag holds.
struct StartTag {
  let name: Name
  let range: Range<Int>
  let attributes: [Attribute]
  let isSelfClosing: Bool
  var isComponent: Bool { name.text.utf8.first?.isUppercase ?? false }
}

extension Parser {
  /// An element, component, slot or `<head>`; the cursor is at its `<`.
  mutating func parseElement() -> TemplateNode? {
    let level = enter()
    defer { leave(level) }
    if isStopped { return nil }
    let start = lexer.cursor
    let end = endOfTagName(start + 1)
    let text = tagName(at: start + 1)
    if text == "script" || text == "style" { return parseSection(text) }
    let name = Name(text, span: span(start + 1..<end))
    if HTMLNames.document.contains(text) { reportDocumentElement(start..<end) }
    if HTMLNames.refused.contains(text) {
      report(
        .refusedElement, start..<end, "`<\(text)>` cannot be used.",
        hint: "Use `<pre>` for text as it is written, and components in place of frames.")
    }
    lexer.cursor = end
    let tag = parseStartTag(name, from: start)
    let isVoid = HTMLNames.void.contains(text)
    let children = isVoid || tag.isSelfClosing ? [] : parseContent(of: tag)
    return TemplateNode(node(tag, children), span: span(start..<max(start, lexer.cursor)))
  }

  private mutating func node(_ tag: StartTag, _ children: [TemplateNode]) -> TemplateNode.Kind {
    if tag.isComponent {
      return .component(ComponentUse(name: tag.name, attributes: tag.attributes, children: children))
    }
    switch tag.name.text {
    case "slot": return slot(tag, children)
    case "head": return .head(children)
    default:
      return .element(
        Element(
          name: tag.name, attributes: tag.attributes, children: children, isSelfClosing: tag.isSelfClosing))
    }
  }

  /// The attributes and the end of a start tag; the cursor is after its name.
  private mutating func parseStartTag(_ name: Name, from start: Int) -> StartTag {
    var ranges: [Range<Int>] = []
    let attributes = parseAttributes(of: start, ranges: &ranges)
    let isSelfClosing = lexer.byte(at: lexer.cursor) == UInt8(ascii: "/")
    if isSelfClosing { lexer.cursor += 1 }
    if lexer.byte(at: lexer.cursor) == UInt8(ascii: ">") {
      lexer.cursor += 1
    } else {
      report(
        .unclosedStartTag, start..<name.span.range.upperBound,
        "The tag `<\(name.text)` is not closed with `>`.", hint: "Look for a missing quote, brace or `>`.")
    }
    let opens = !isSelfClosing && !HTMLNames.void.contains(name.text)
    recordPiece(.startTag(name: name.span.range, attributes: ranges, opens: opens), from: start)
    return StartTag(
      name: name, range: start..<max(start, lexer.cursor), attributes: attributes, isSelfClosing: isSelfClosing)
  }

  /// The children and the end tag.
  private mutating func parseContent(of tag: StartTag) -> [TemplateNode] {
    let name = tag.name.text
    openings.append(Opening(kind: .element, name: name, range: tag.range))
    let savedText = textOnlyElement
    if HTMLNames.textOnly.contains(name) { textOnlyElement = name }
    let children = parseNodes()
    textOnlyElement = savedText
    openings.removeLast()
    let end = lexer.cursor
    if starts(with: "</", at: end), tagName(at: end + 2) == name {
      finishEndTag(name)
    } else {
      reportUnclosedTag(tag)
    }
    return children
  }

  private mutating func reportUnclosedTag(_ tag: StartTag) {
    let end = lexer.cursor
    let name = tag.name.text
    forgivenEnds[name, default: 0] += 1
    let place = end < lexer.limit ? "before `\(source.text(end..<endOfTag(end)))`" : "before the end of the file"
    var notes: [Diagnostic.Note] = []
    if end < lexer.limit { notes = [note(end..<endOfTag(end), "This tag comes first.")] }
    report(
      .unclosedTag, tag.range.lowerBound..<tag.name.span.range.upperBound,
      "`<\(name)>` is opened here and not closed \(place).", hint: "Add `</\(name)>`.", notes: notes)
  }

  /// The end of a short tag, for a message; a long one is cut.
  private func endOfTag(_ start: Int) -> Int {
    var end = start
    while end < lexer.limit, end - start < 40 {
      let byte = bytes[end]
      if byte.isLineBreak { return end }
      end += 1
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "}") { return end }
    }
    return max(start, end)
  }
}
