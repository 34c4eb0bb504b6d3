/// Lays out markup from the pieces that the parser found.
struct MarkupFormatter {
  /// What is written, in order.
  enum Item {
    case word(Range<Int>)
    /// A run of white space and how many line breaks it has.
    case space(lineBreaks: Int)
    case piece(MarkupPiece)
  }

  let source: SourceFile
  private var output = ""
  /// For every open element and block, whether its content is indented.
  private var open: [Bool] = []
  /// The indentation of the line being written.
  private var lineIndentation = 0
  private var pendingLineBreaks = 0
  /// True right after a tag that opens something, where no empty line is kept.
  private var isAfterOpening = true

  init(source: SourceFile) {
    self.source = source
  }

  var bytes: [UInt8] { source.bytes }

  mutating func format(_ pieces: [MarkupPiece]) -> String {
    let items = items(of: pieces)
    let indented = indentedOpenings(items)
    var iterator = indented.makeIterator()
    for (index, item) in items.enumerated() {
      switch item {
      case .space(let lineBreaks): writeSpace(lineBreaks, isFirst: index == 0)
      case .word(let range): write(source.text(range), indentation: open.indentation)
      case .piece(let piece): write(piece, &iterator)
      }
    }
    if !output.isEmpty, pendingLineBreaks > 0 || !output.utf8.last.isSpaceOrNone { output += "\n" }
    return output
  }

  /// Text is split into words and runs; other pieces are items of their own.
  private func items(of pieces: [MarkupPiece]) -> [Item] {
    var items: [Item] = []
    for piece in pieces {
      guard case .text = piece.kind else {
        items.append(.piece(piece))
        continue
      }
      var start = piece.range.lowerBound
      while start < piece.range.upperBound {
        var end = start
        let isSpace = bytes[start].isSpace
        while end < piece.range.upperBound, bytes[end].isSpace == isSpace { end += 1 }
        items.append(isSpace ? .space(lineBreaks: lineBreaks(start..<end)) : .word(start..<end))
        start = end
      }
    }
    return items
  }

  /// Line breaks in a range; a carriage return and a line feed together are one.
  func lineBreaks(_ range: Range<Int>) -> Int {
    range.count { bytes[$0] == 0x0A || (bytes[$0] == 0x0D && !($0 + 1 < bytes.count && bytes[$0 + 1] == 0x0A)) }
  }

  /// For every opening in order, whether a line begins directly in it.
  private func indentedOpenings(_ items: [Item]) -> [Bool] {
    var result: [Bool] = []
    var stack: [Int] = []
    for item in items {
      switch item {
      case .space(let lineBreaks):
        if lineBreaks > 0, let innermost = stack.last { result[innermost] = true }
      case .word: break
      case .piece(let piece):
        if piece.opens {
          stack.append(result.count)
          result.append(false)
        } else if piece.closes {
          _ = stack.popLast()
        }
      }
    }
    return result
  }
}

extension MarkupFormatter {
  private mutating func writeSpace(_ lineBreaks: Int, isFirst: Bool) {
    if lineBreaks == 0 {
      write(" ", indentation: open.indentation)
    } else if !isFirst {
      pendingLineBreaks = min(lineBreaks, 2)
    }
  }

  private mutating func write(_ piece: MarkupPiece, _ indented: inout IndexingIterator<[Bool]>) {
    if piece.closes || piece.continues {
      // No empty line before what ends a content.
      pendingLineBreaks = min(pendingLineBreaks, 1)
      let inner = open.indentation
      let outer = open.dropLast().reduce(0) { $0 + ($1 ? 1 : 0) }
      write(text(of: piece, outer), indentation: min(inner, outer))
      if piece.closes { _ = open.popLast() }
    } else {
      let level = open.indentation
      breakLine(indentation: level)
      write(text(of: piece, lineIndentation), indentation: level)
      if piece.opens { open.append(indented.next() ?? false) }
    }
    if piece.opens || piece.continues { isAfterOpening = true }
  }

  /// Writes a text that is free of meaningful line breaks, after the line break that is due.
  private mutating func write(_ text: String, indentation: Int) {
    breakLine(indentation: indentation)
    output += text
    isAfterOpening = false
  }

  private mutating func breakLine(indentation: Int) {
    guard pendingLineBreaks > 0 else { return }
    output += String(repeating: "\n", count: isAfterOpening ? 1 : pendingLineBreaks)
    output += String(repeating: "  ", count: indentation)
    lineIndentation = indentation
    pendingLineBreaks = 0
  }
}

extension [Bool] {
  var indentation: Int { reduce(0) { $0 + ($1 ? 1 : 0) } }
}

extension UInt8? {
  var isSpaceOrNone: Bool { self?.isSpace ?? true }
}
