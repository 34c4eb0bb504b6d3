extension Parser {
  /// `<script>` and `<style>`, which stand at the top of a component, once each.
  mutating func parseSection(_ name: String) -> TemplateNode? {
    let start = lexer.cursor
    let contentStart = parseSectionTag(name, from: start)
    let isScript = name == "script"
    let contentEnd = (isScript ? find("</script", from: contentStart) : find("</style", from: contentStart))
    let end = contentEnd ?? lexer.limit
    if contentEnd == nil {
      report(
        .unclosedTag, start..<contentStart, "`<\(name)>` is opened here and not closed before the end of the file.",
        hint: "Add `</\(name)>`.")
    }
    if openings.isEmpty {
      if isScript {
        parseScript(start..<contentStart, content: contentStart..<end)
      } else {
        parseStyle(start..<contentStart, content: contentStart..<end)
      }
    } else {
      report(
        .misplacedSection, start..<contentStart, "`<\(name)>` cannot stand inside other markup.",
        hint: "A component has one `<\(name)>`, beside its markup.",
        notes: openings.last.map { [note($0.range, "It stands in this.")] } ?? [])
    }
    if isStopped { return nil }
    lexer.cursor = end
    if contentEnd != nil { lexer.cursor = find(">", from: end).map { $0 + 1 } ?? lexer.limit }
    recordPiece(isScript ? .script : .style, from: start)
    isAfterSection = true
    return nil
  }

  /// The section's start tag; returns the offset after it.
  private mutating func parseSectionTag(_ name: String, from start: Int) -> Int {
    let nameEnd = endOfTagName(start + 1)
    let end = skippingSpace(nameEnd)
    if lexer.byte(at: end) == UInt8(ascii: ">") { return end + 1 }
    let close = find(">", from: end).map { $0 + 1 } ?? lexer.limit
    report(
      .sectionAttribute, nameEnd..<max(nameEnd, close), "`<\(name)>` takes no attributes.",
      hint: "Write `<\(name)>`.")
    return close
  }

  private mutating func parseScript(_ tag: Range<Int>, content: Range<Int>) {
    if let first = scriptTag {
      report(
        .duplicateSection, tag, "A component has one `<script>`.", hint: "Put all declarations into the first one.",
        notes: [note(first, "The first one is here.")])
    }
    scriptTag = scriptTag ?? tag
    let fileLimit = lexer.limit
    lexer.limit = content.upperBound
    isInMarkup = false
    startTokens(at: content.lowerBound)
    parseDeclarations()
    isInMarkup = true
    lexer.limit = fileLimit
  }

  private mutating func parseStyle(_ tag: Range<Int>, content: Range<Int>) {
    if let first = style {
      report(
        .duplicateSection, tag, "A component has one `<style>`.", hint: "Put all rules into the first one.",
        notes: [note(first.span.range, "The first one is here.")])
      return
    }
    style = StyleBlock(css: source.text(content), span: span(content))
    reportInterpolationInStyle(content)
  }
}
