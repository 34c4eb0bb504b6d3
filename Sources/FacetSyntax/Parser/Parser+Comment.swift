extension Parser {
  /// What begins with `<!`: a comment, or something that has no place in a component.
  mutating func parseDeclarationTag() -> TemplateNode? {
    let start = lexer.cursor
    if starts(with: "<!--", at: start) { return parseComment() }
    let end = find(">", from: start).map { $0 + 1 } ?? lexer.limit
    lexer.cursor = end
    recordPiece(.comment, from: start)
    if starts(with: "<!doctype", at: start) {
      reportDocumentElement(start..<start + 9)
    } else {
      report(
        .unexpectedMarkup, start..<start + 2, "`<!` begins nothing here.",
        hint: "A comment is written `<!-- … -->`; where it is meant as text, write `&lt;!`.")
    }
    return nil
  }

  private mutating func parseComment() -> TemplateNode? {
    let start = lexer.cursor
    guard let end = find("-->", from: start + 4) else {
      report(.unclosedComment, start..<start + 4, "The comment is not closed.", hint: "Close it with `-->`.")
      lexer.cursor = lexer.limit
      recordPiece(.comment, from: start)
      return nil
    }
    lexer.cursor = end + 3
    recordPiece(.comment, from: start)
    reportInterpolationInComment(start + 4..<end)
    return TemplateNode(.comment(source.text(start + 4..<end)), span: span(start..<end + 3))
  }

  /// Comments reach the browser in no form, so an interpolation in one can only be a mistake.
  private mutating func reportInterpolationInComment(_ range: Range<Int>) {
    guard let brace = range.first(where: { bytes[$0] == UInt8(ascii: "{") }) else { return }
    report(
      .interpolationInComment, brace..<brace + 1, "A comment has no interpolation.",
      hint: "To leave out markup for a while, put `{/*` and `*/}` around it.")
  }

  mutating func reportDocumentElement(_ range: Range<Int>) {
    report(
      .documentElement, range, "`\(source.text(range))` has no place in a component.",
      hint: "Facet writes the document around the page; give titles and metadata in `<head>`.")
  }
}
