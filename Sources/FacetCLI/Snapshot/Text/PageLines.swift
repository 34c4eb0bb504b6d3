/// A page as lines, one tag or text each, indented by depth; ends of elements show in the indentation alone.
struct PageLines: Sendable {
  struct Line: Sendable, Equatable {
    let depth: Int
    /// A tag's name and its attributes, or a text in quotes: what can vary by itself.
    var parts: [String]

    var text: String {
      let isTag = parts.first.map { $0.hasPrefix("<") && !$0.hasSuffix(">") } ?? false
      return String(repeating: "  ", count: depth) + parts.joined(separator: " ") + (isTag ? ">" : "")
    }
  }

  private(set) var lines: [Line] = []

  /// As they are stored and compared.
  var texts: [String] { lines.map(\.text) }

  init(html: String, _ neutral: NeutralText) {
    var builder = PageLineBuilder(neutral)
    var reader = MarkupReader(html)
    while let token = reader.next() { builder.add(token) }
    lines = builder.finished()
  }

  mutating func begin(with text: String) { lines.insert(Line(depth: 0, parts: [text]), at: 0) }
}

// A nonce, a fresh key: values that are others at each request.
extension PageLines {
  struct Place: Hashable, Sendable {
    let line: Int
    let part: Int
  }

  /// Where another answer to the same request differs; nil when it has other elements or texts in other places.
  func variations(from other: PageLines) -> Set<Place>? {
    guard lines.count == other.lines.count else { return nil }
    var places: Set<Place> = []
    for (number, (line, otherLine)) in zip(lines, other.lines).enumerated() where line != otherLine {
      guard line.depth == otherLine.depth, line.parts.count == otherLine.parts.count else { return nil }
      for (part, texts) in zip(line.parts, otherLine.parts).enumerated() where texts.0 != texts.1 {
        guard Self.hidden(texts.0) == Self.hidden(texts.1) else { return nil }
        places.insert(Place(line: number, part: part))
      }
    }
    return places
  }

  /// Puts a word in place of what varies.
  mutating func hide(_ places: Set<Place>) {
    for place in places where place.line < lines.count && place.part < lines[place.line].parts.count {
      lines[place.line].parts[place.part] = Self.hidden(lines[place.line].parts[place.part])
    }
  }

  private static func hidden(_ part: String) -> String {
    guard let quote = part.firstIndex(of: "\"") else { return part }
    return part[..<quote] + "\"VARIES\""
  }
}
