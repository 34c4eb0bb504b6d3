import FacetSyntax

/// Text with the places at which it may be broken into lines; what Wadler's "A prettier printer" calls a document.
struct Layout: Sendable {
  indirect enum Kind: Sendable {
    case text(String)
    /// Where its group is on one line, that text; otherwise a line break.
    case line(String)
    case hardLine
    /// Nothing on one line, the text where the group is broken.
    case whenBroken(String)
    case sequence([Layout])
    /// All of its lines are broken, or none is.
    case group(Layout)
    case indented(Layout)
    /// What follows comes from this place of a template.
    case mark(SourceSpan)
  }

  let kind: Kind
  /// Its columns, in UTF-16 units, when it is on one line.
  let width: Int
  /// It has a hard line, so no group around it fits on a line.
  let isBroken: Bool

  private init(_ kind: Kind, width: Int, isBroken: Bool = false) {
    self.kind = kind
    self.width = width
    self.isBroken = isBroken
  }

  static func text(_ text: String) -> Layout { Layout(.text(text), width: text.utf16.count) }
  static func mark(_ span: SourceSpan) -> Layout { Layout(.mark(span), width: 0) }
  static func whenBroken(_ text: String) -> Layout { Layout(.whenBroken(text), width: 0) }

  static let empty = Layout.sequence([])
  static let line = Layout(.line(" "), width: 1)
  static let softLine = Layout(.line(""), width: 0)
  static let hardLine = Layout(.hardLine, width: 0, isBroken: true)

  static func sequence(_ parts: [Layout]) -> Layout {
    Layout(
      .sequence(parts), width: parts.reduce(0) { $0 + $1.width }, isBroken: parts.contains { $0.isBroken })
  }

  static func group(_ parts: Layout...) -> Layout { wrapping(parts) { .group($0) } }
  static func indented(_ parts: Layout...) -> Layout { wrapping(parts) { .indented($0) } }

  private static func wrapping(_ parts: [Layout], _ kind: (Layout) -> Kind) -> Layout {
    let content = sequence(parts)
    return Layout(kind(content), width: content.width, isBroken: content.isBroken)
  }
}

extension Layout: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  init(stringLiteral text: String) { self = .text(text) }
  init(arrayLiteral parts: Layout...) { self = .sequence(parts) }

  static func + (first: Layout, second: Layout) -> Layout { .sequence([first, second]) }

  static func joined(_ parts: [Layout], by separator: Layout) -> Layout {
    .sequence(Array(parts.map { [$0] }.joined(separator: [separator])))
  }
}

extension Layout {
  /// Its first text; a comment is not part of what the code says.
  var beginning: String? {
    switch kind {
    case .text(let text): return text.isEmpty || text.hasPrefix("/*") ? nil : text
    case .sequence(let parts):
      for part in parts {
        if let found = part.beginning { return found }
      }
      return nil
    case .group(let content), .indented(let content): return content.beginning
    case .line, .hardLine, .whenBroken, .mark: return nil
    }
  }

  /// As a statement it would be read as a block or as a declaration.
  var beginsLikeStatement: Bool { beginsWithBrace || beginning == "function " || beginning == "async function " }

  var beginsWithBrace: Bool { beginning == "{" }

  var inParentheses: Layout { ["(", self, ")"] }
}
