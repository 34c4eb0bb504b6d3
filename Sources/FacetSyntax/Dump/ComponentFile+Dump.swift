/// The syntax tree as compact text, one line per declaration, statement and node: what tests compare, and what the
/// formatter must leave as it is. Spans are left out.
extension ComponentFile {
  public var dump: String {
    var writer = DumpWriter()
    for declaration in declarations { writer.write(declaration) }
    for node in nodes { writer.write(node) }
    if let style { writer.line("style \(writer.quote(style.css))") }
    return writer.text
  }
}

struct DumpWriter {
  private(set) var text = ""
  private var indentation = 0

  mutating func line(_ content: String) {
    text += String(repeating: "  ", count: indentation) + content + "\n"
  }

  mutating func indented(_ body: (inout DumpWriter) -> Void) {
    indentation += 1
    body(&self)
    indentation -= 1
  }

  /// Text in quotes with control characters escaped.
  func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
