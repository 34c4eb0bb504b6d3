/// Diagnostics as text for people and as JSON for tools.
public enum DiagnosticRenderer {
  /// Code, place, message, the source line with what is meant underlined, the hint and the notes:
  ///
  ///     Templates/pages/index.facet:1:5: error: `<li>` is opened here and not closed before `</ul>`. [unclosed-tag]
  ///        1 | <ul><li>One</ul>
  ///          |     ^^^
  ///          = hint: Add `</li>`.
  ///     Templates/pages/index.facet:1:12: note: This tag comes first.
  ///        1 | <ul><li>One</ul>
  ///          |            ^^^^^
  public static func text(_ diagnostic: Diagnostic) -> String {
    var text = head(diagnostic.span, diagnostic.severity.rawValue, diagnostic.message, code: diagnostic.code.id)
    text += excerpt(diagnostic.span)
    if let hint = diagnostic.hint { text += "\(gutter)= hint: \(printable(hint))\n" }
    for note in diagnostic.notes {
      text += head(note.span, "note", note.message, code: nil)
      text += excerpt(note.span)
    }
    return text
  }

  /// All of them, with an empty line between.
  public static func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { text($0) }.joined(separator: "\n")
  }

  private static let gutter = "       "
  /// How much of a line is shown, in bytes after the span's beginning; half of it before.
  private static let width = 120

  private static func head(_ span: SourceSpan, _ severity: String, _ message: String, code: String?) -> String {
    let start = span.start
    return "\(printable(span.file.path)):\(start.line):\(start.column): \(severity): \(printable(message))"
      + (code.map { " [\($0)]" } ?? "") + "\n"
  }

  /// The line on which a span begins, with the part of the span on it underlined. Of a long line, the stretch
  /// around the span: only that is decoded.
  private static func excerpt(_ span: SourceSpan) -> String {
    let file = span.file
    let line = file.lineRange(span.start.line)
    let from = min(max(span.range.lowerBound, line.lowerBound), line.upperBound)
    let window =
      file.scalarBoundary(
        max(line.lowerBound, from - width / 2))..<file.scalarBoundary(
        min(line.upperBound, from + width))
    let to = min(max(span.range.upperBound, from), window.upperBound)
    let indent = file.text(window.lowerBound..<from).unicodeScalars.map { $0 == "\t" ? "\t" : " " }.joined()
    let carets = String(repeating: "^", count: max(1, file.text(from..<to).unicodeScalars.count))
    let number = String(span.start.line)
    let padding = String(repeating: " ", count: max(0, gutter.utf8.count - 1 - number.utf8.count))
    return "\(padding)\(number) | \(printable(file.text(window)))\n\(gutter)| \(indent)\(carets)\n"
  }

  /// Control characters would be obeyed by a terminal.
  private static func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = (scalar.value < 0x20 && scalar != "\t") || (0x7F..<0xA0).contains(scalar.value)
      result.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
