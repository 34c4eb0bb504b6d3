import FacetSyntax

/// Code as it was printed, and where its parts come from.
package struct PrintedCode: Sendable {
  package private(set) var text = ""
  /// In the order of the code; of several at one place, the innermost.
  package private(set) var mappings: [Mapping] = []
  private var line = 0
  private var column = 0

  /// A place of the code, lines and columns from 0, columns in UTF-16 units.
  package struct Mapping: Sendable, Equatable {
    package let line: Int
    package let column: Int
    package let span: SourceSpan
  }

  /// The column that the next text would have.
  fileprivate var width: Int { column }

  fileprivate mutating func append(_ new: String) {
    text += new
    column += new.utf16.count
  }

  fileprivate mutating func breakLine() {
    text += "\n"
    line += 1
    column = 0
  }

  fileprivate mutating func map(_ span: SourceSpan) {
    if let last = mappings.last, last.line == line, last.column == column { mappings.removeLast() }
    mappings.append(Mapping(line: line, column: column, span: span))
  }
}

/// Breaks a layout's groups where they would not fit on a line.
struct LayoutWriter {
  /// Columns of a line. What is closed behind a group may stand beyond it.
  static let lineWidth = 100

  private var code = PrintedCode()
  private var indentation = 0
  /// Indentation is written with the first text of a line, so that empty lines stay empty.
  private var isAtLineStart = true

  static func write(_ layout: Layout) -> PrintedCode {
    var writer = LayoutWriter()
    writer.write(layout, isBroken: true)
    return writer.code
  }

  private mutating func write(_ layout: Layout, isBroken: Bool) {
    switch layout.kind {
    case .text(let text): write(text)
    case .line(let flat): isBroken ? breakLine() : write(flat)
    case .hardLine: breakLine()
    case .whenBroken(let text): if isBroken { write(text) }
    case .sequence(let parts):
      for part in parts { write(part, isBroken: isBroken) }
    case .group(let content): write(content, isBroken: !fits(content))
    case .indented(let content):
      indentation += 2
      write(content, isBroken: isBroken)
      indentation -= 2
    case .mark(let span):
      indent()
      code.map(span)
    }
  }

  private func fits(_ layout: Layout) -> Bool {
    let column = isAtLineStart ? indentation : code.width
    return !layout.isBroken && column + layout.width <= Self.lineWidth
  }

  private mutating func write(_ text: String) {
    if text.isEmpty { return }
    indent()
    code.append(text)
  }

  private mutating func breakLine() {
    code.breakLine()
    isAtLineStart = true
  }

  private mutating func indent() {
    guard isAtLineStart else { return }
    code.append(String(repeating: " ", count: indentation))
    isAtLineStart = false
  }
}
