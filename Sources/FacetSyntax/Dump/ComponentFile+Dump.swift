/// The syntax tree as compact text, one line per declaration, statement and node: what tests compare, and what the
/// formatter must leave as it is. Spans are left out.
extension ComponentFile {
  public var dump: String { dump(keepingSpace: true) }

  /// The dump without the white space that has no meaning: what stays equal when a file is formatted.
  package var dumpIgnoringSpace: String { dump(keepingSpace: false) }

  private func dump(keepingSpace: Bool) -> String {
    var writer = DumpWriter(keepsSpace: keepingSpace)
    for declaration in declarations { writer.write(declaration) }
    for node in keepingSpace ? nodes : nodesWithoutOuterLineBreaks { writer.write(node) }
    if let style { writer.line("style \(writer.quote(keepingSpace ? style.css : style.css.withoutSpace))") }
    return writer.text
  }
}

extension ComponentFile {
  /// The nodes without the runs that begin and end the file, if those have a line break.
  private var nodesWithoutOuterLineBreaks: [TemplateNode] {
    var nodes = nodes
    if let first = nodes.first, case .text(let text) = first.kind {
      let space = text.utf8.prefix(while: \.isSpace)
      if space.contains(where: \.isLineBreak) {
        nodes[0] = TemplateNode(.text(String(text.dropFirst(leading: space.count))), span: first.span)
      }
    }
    if let last = nodes.last, case .text(let text) = last.kind {
      let count = text.utf8.reversed().prefix(while: \.isSpace).count
      let rest = text.dropLast(trailing: count)
      if text.utf8.suffix(count).contains(where: \.isLineBreak) {
        nodes[nodes.count - 1] = TemplateNode(.text(rest), span: last.span)
      }
    }
    return nodes.filter { node in
      if case .text("") = node.kind { false } else { true }
    }
  }
}

extension String {
  func dropFirst(leading count: Int) -> String { String(decoding: utf8.dropFirst(count), as: UTF8.self) }
  func dropLast(trailing count: Int) -> String { String(decoding: utf8.dropLast(count), as: UTF8.self) }
}

struct DumpWriter {
  let keepsSpace: Bool
  private(set) var text = ""
  private var indentation = 0

  init(keepsSpace: Bool = true) {
    self.keepsSpace = keepsSpace
  }

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

extension String {
  /// Without ASCII white space.
  var withoutSpace: String { String(decoding: utf8.filter { !$0.isSpace }, as: UTF8.self) }

  /// Each run of white space as a line break if it has one, else as a space: all that a run can mean.
  var withCollapsedSpace: String {
    var result: [UInt8] = []
    var run: [UInt8] = []
    for byte in utf8 {
      if byte.isSpace {
        run.append(byte)
        continue
      }
      if !run.isEmpty { result.append(run.contains(where: \.isLineBreak) ? 0x0A : 0x20) }
      run.removeAll()
      result.append(byte)
    }
    if !run.isEmpty { result.append(run.contains(where: \.isLineBreak) ? 0x0A : 0x20) }
    return String(decoding: result, as: UTF8.self)
  }
}
