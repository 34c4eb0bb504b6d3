import Facet

/// Diagnostics as an author reads them, or as a tool does.
enum DiagnosticText {
  /// The place, the message, the source line with a mark below it, the hint, and places that belong to it.
  static func text(_ diagnostic: Diagnostic) -> String {
    let place = place(of: diagnostic.span)
    var lines = ["\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.code.id)]"]
    lines += excerpt(diagnostic.span)
    if let hint = diagnostic.hint { lines.append("  hint: \(hint)") }
    for note in diagnostic.notes { lines.append("  \(self.place(of: note.span)): \(note.message)") }
    return lines.joined(separator: "\n")
  }

  /// One JSON object, on one line.
  static func json(_ diagnostic: Diagnostic) -> String {
    let (start, end) = (diagnostic.span.start, diagnostic.span.end)
    var object: ValueDictionary = [
      "file": .string(diagnostic.span.file.path), "line": .int(start.line), "column": .int(start.column),
      "endLine": .int(end.line), "endColumn": .int(end.column),
      "severity": .string(diagnostic.severity.rawValue), "code": .string(diagnostic.code.id),
      "message": .string(diagnostic.message),
    ]
    if let hint = diagnostic.hint { object["hint"] = .string(hint) }
    if !diagnostic.notes.isEmpty {
      object["notes"] = .array(
        diagnostic.notes.map { note in
          [
            "file": .string(note.span.file.path), "line": .int(note.span.start.line),
            "column": .int(note.span.start.column), "message": .string(note.message),
          ]
        })
    }
    return JSONWriter.text(of: .dictionary(object))
  }

  private static func place(of span: SourceSpan) -> String {
    "\(span.file.path):\(span.start.line):\(span.start.column)"
  }

  private static func excerpt(_ span: SourceSpan) -> [String] {
    let line = span.file.line(span.start.line)
    guard !line.allSatisfy(\.isWhitespace) else { return [] }
    let number = String(span.start.line)
    let margin = String(repeating: " ", count: number.count)
    // Tabs stay tabs in the mark's line, so that it stands below what it marks.
    let before = line.unicodeScalars.prefix(max(span.start.column - 1, 0)).map { $0 == "\t" ? "\t" : " " }.joined()
    let isOneLine = span.start.line == span.end.line
    let width = isOneLine ? max(span.end.column - span.start.column, 1) : 1
    return ["  \(number) | \(line)", "  \(margin) | \(before)\(String(repeating: "^", count: width))"]
  }
}
