extension DiagnosticRenderer {
  /// One JSON object: `file`, `line`, `column`, `endLine`, `endColumn`, `code`, `severity`, `message`, `hint` (null if
  /// there is none) and `notes` (each with `file`, the four numbers and `message`). Lines and columns count from 1,
  /// columns in Unicode scalars, and the end is the position after the last character.
  public static func json(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.map { "{\(place($0.span)),\"message\":\(quoted($0.message))}" }
    let fields = [
      place(diagnostic.span),
      "\"code\":\(quoted(diagnostic.code.id))",
      "\"severity\":\(quoted(diagnostic.severity.rawValue))",
      "\"message\":\(quoted(diagnostic.message))",
      "\"hint\":\(diagnostic.hint.map(quoted) ?? "null")",
      "\"notes\":[\(notes.joined(separator: ","))]",
    ]
    return "{\(fields.joined(separator: ","))}"
  }

  /// A JSON array with one object a line.
  public static func json(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "[]\n" }
    return "[\n" + diagnostics.map { json($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private static func place(_ span: SourceSpan) -> String {
    let start = span.start
    let end = span.end
    return "\"file\":\(quoted(span.file.path)),\"line\":\(start.line),\"column\":\(start.column),"
      + "\"endLine\":\(end.line),\"endColumn\":\(end.column)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
