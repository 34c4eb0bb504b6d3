/// Makes lines of a page's tags and texts.
struct PageLineBuilder {
  /// Elements without content (the HTML Standard, “Void elements”).
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  /// Elements in which white space counts.
  private static let preformatted: Set<String> = ["pre", "script", "style", "textarea"]

  private let neutral: NeutralText
  private var lines: [PageLines.Line] = []
  private var open: [String] = []
  /// The text that has not ended yet: a comment may have stood in it.
  private var text = ""
  /// How deep the element lies that is not compared, while in one.
  private var ignoredDepth: Int?

  init(_ neutral: NeutralText) { self.neutral = neutral }

  mutating func add(_ token: MarkupReader.Token) {
    if case .text(let more) = token {
      if ignoredDepth == nil { text += more }
      return
    }
    endText()
    switch token {
    case .opening(let name, let attributes): begin(name, attributes)
    case .closing(let name): end(name)
    case .declaration(let text): addLine([text])
    case .text: break
    }
  }

  mutating func finished() -> [PageLines.Line] {
    endText()
    return lines
  }

  private mutating func begin(_ name: String, _ attributes: [MarkupReader.Attribute]) {
    let isIgnored = Self.isIgnored(name, attributes)
    if ignoredDepth == nil {
      addLine(isIgnored ? ["<\(name)", "… not compared"] : parts(of: name, attributes))
      if isIgnored { ignoredDepth = open.count }
    }
    if !Self.voidElements.contains(name) {
      open.append(name)
    } else if ignoredDepth == open.count {
      ignoredDepth = nil
    }
  }

  private mutating func end(_ name: String) {
    guard let index = open.lastIndex(of: name) else { return }
    open.removeSubrange(index...)
    if let depth = ignoredDepth, open.count <= depth { ignoredDepth = nil }
  }

  /// A variant may say which it is, and an author what need not be compared.
  private static func isIgnored(_ name: String, _ attributes: [MarkupReader.Attribute]) -> Bool {
    attributes.contains {
      ($0.name == "data-variant" && name != "html") || ($0.name == "data-snapshot" && $0.value == "ignore")
    }
  }

  private func parts(of name: String, _ attributes: [MarkupReader.Attribute]) -> [String] {
    ["<\(name)"]
      + attributes.map { attribute in
        guard let value = attribute.value else { return attribute.name }
        return "\(attribute.name)=\"\(neutral.value(value, of: attribute.name))\""
      }
  }

  private mutating func endText() {
    defer { text = "" }
    guard !text.isEmpty else { return }
    if let element = open.last, Self.preformatted.contains(element) {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) { addLine(["\"\(line)\""]) }
    } else {
      addLine(["\"\(Self.collapsed(text))\""])
    }
  }

  /// Any white space is one space, as it is shown.
  private static func collapsed(_ text: String) -> String {
    text.replacing(/[ \t\n\r\f]+/, with: " ")
  }

  private mutating func addLine(_ parts: [String]) {
    lines.append(PageLines.Line(depth: open.count, parts: parts))
  }
}
