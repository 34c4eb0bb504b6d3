/// Indents the lines of a script, a style sheet or a long expression by its brackets. What stands within a line is
/// left as it is.
struct CodeIndenter {
  enum Language { case script, style }

  private struct Bracket {
    let indentation: Int
    let isSwitch: Bool
  }

  private let language: Language
  private let base: Int
  private var brackets: [Bracket] = []
  private var isInComment = false
  /// The quote of a string that goes on after a backslash at the line's end (style sheets only).
  private var openQuote: UInt8?

  /// The lines without their line breaks, empty ones at the ends left out and never two in a row.
  static func lines(_ code: ArraySlice<UInt8>, language: Language, base: Int) -> [String] {
    var indenter = CodeIndenter(language: language, base: base)
    var result: [String] = []
    for line in splitLines(code) {
      let text = indenter.indent(line)
      if text.isEmpty, result.last?.isEmpty ?? true { continue }
      result.append(text)
    }
    while result.last?.isEmpty ?? false { result.removeLast() }
    return result
  }

  /// The first line as it is; the others indented as code that begins on a line with this indentation.
  static func expression(_ code: ArraySlice<UInt8>, base: Int) -> String {
    let lines = splitLines(code)
    guard lines.count > 1, let first = lines.first else { return String(decoding: code, as: UTF8.self) }
    var indenter = CodeIndenter(language: .script, base: base)
    _ = indenter.indent(first)
    var result = [String(decoding: trimmedEnd(first), as: UTF8.self)]
    for line in lines.dropFirst() {
      let text = indenter.indent(line)
      if text.isEmpty, result.last?.isEmpty ?? true { continue }
      result.append(text)
    }
    return result.joined(separator: "\n")
  }

  private init(language: Language, base: Int) {
    self.language = language
    self.base = base
  }

  private mutating func indent(_ line: ArraySlice<UInt8>) -> String {
    if openQuote != nil {
      scan(line, indentation: base)
      return String(decoding: line, as: UTF8.self)
    }
    let text = Self.trimmedEnd(line.drop(while: \.isSpace))
    guard !text.isEmpty else { return "" }
    let indentation = indentation(of: text)
    let isContinuedComment = isInComment && text.first == UInt8(ascii: "*")
    scan(text, indentation: indentation)
    let space = String(repeating: "  ", count: indentation) + (isContinuedComment ? " " : "")
    return space + String(decoding: text, as: UTF8.self)
  }

  private func indentation(of text: ArraySlice<UInt8>) -> Int {
    guard let innermost = brackets.last else {
      return base + (continuesExpression(text) ? 1 : 0)
    }
    if isInComment { return innermost.indentation + 1 }
    if let first = text.first, Self.isClosing(first) { return innermost.indentation }
    if innermost.isSwitch, text.starts(with: Array("case ".utf8)) || text.starts(with: Array("default:".utf8)) {
      return innermost.indentation
    }
    return innermost.indentation + (continuesExpression(text) ? 2 : 1)
  }

  /// A line that begins with `.member` or an operator goes on with the line before it.
  private func continuesExpression(_ text: ArraySlice<UInt8>) -> Bool {
    guard language == .script, !isInComment, let first = text.first else { return false }
    let second = text.dropFirst().first ?? 0
    switch first {
    case UInt8(ascii: "."): return second.isWordStart
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "%"): return true
    case UInt8(ascii: "-"): return second.isSpace
    case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "="): return second == first
    default: return false
    }
  }
}

extension CodeIndenter {
  /// Follows a line's brackets, strings and comments.
  private mutating func scan(_ line: ArraySlice<UInt8>, indentation: Int) {
    var offset = line.startIndex
    var isEscaped = false
    while offset < line.endIndex {
      let byte = line[offset]
      let next = offset + 1 < line.endIndex ? line[offset + 1] : 0
      offset += 1
      if isInComment {
        if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
          isInComment = false
          offset += 1
        }
      } else if let quote = openQuote {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == quote {
          openQuote = nil
        }
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        isInComment = true
        offset += 1
      } else if byte == UInt8(ascii: "/"), next == byte, language == .script {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        openQuote = byte
      } else if Self.isOpening(byte) {
        brackets.append(Bracket(indentation: indentation, isSwitch: Self.beginsSwitch(line)))
      } else if Self.isClosing(byte) {
        _ = brackets.popLast()
      }
    }
    // A string ends with its line, unless the line break is escaped.
    if !(isEscaped && language == .style) { openQuote = nil }
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }

  private static func beginsSwitch(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop(while: \.isSpace).starts(with: Array("switch ".utf8))
  }

  private static func splitLines(_ code: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = code.startIndex
    var offset = start
    while offset < code.endIndex {
      if code[offset].isLineBreak {
        lines.append(code[start..<offset])
        if code[offset] == 0x0D, offset + 1 < code.endIndex, code[offset + 1] == 0x0A { offset += 1 }
        start = offset + 1
      }
      offset += 1
    }
    lines.append(code[start..<code.endIndex])
    return lines
  }

  /// Without white space at the end, but for a space that a backslash escapes.
  private static func trimmedEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.endIndex
    while end > line.startIndex, line[end - 1].isSpace { end -= 1 }
    if end < line.endIndex, end > line.startIndex, line[end - 1] == UInt8(ascii: "\\") { end += 1 }
    return line[line.startIndex..<end]
  }
}
