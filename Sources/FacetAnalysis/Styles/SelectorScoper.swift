/// Adds the scope attribute to selectors: to the last compound that is not `:global(…)`, before its pseudo-classes.
///
/// One attribute is enough, as only elements that carry it can match, and it raises the specificity once.
struct SelectorScoper {
  let attribute: String
  /// Names what lies outside of every component.
  private(set) var outside: String?
  private(set) var templates = TemplatePassing()

  init(attribute: String) { self.attribute = attribute }

  /// A selector list, with white space collapsed.
  mutating func scope(_ selectors: String) -> String {
    split(selectors, at: ",").map { scopeOne($0) }.joined(separator: ", ")
  }

  private mutating func scopeOne(_ selector: String) -> String {
    var parts = parts(selector)
    let last = parts.lastIndex { part in
      if case .compound(let text) = part { return !isGlobal(text) }
      return false
    }
    if let last, case .compound(let text) = parts[last] {
      parts[last] = .compound(scopeCompound(text))
    }
    var result = ""
    for part in parts {
      switch part {
      case .compound(let text): result += templates.pseudoClasses(in: unwrapGlobal(text))
      case .combinator(" "): result += " "
      // Inside a rule, what stands before a combinator is `&`.
      case .combinator("+"): result = templates.beforeNext(result.isEmpty ? "&" : result) + " + "
      case .combinator(let text): result += " \(text) "
      }
    }
    return result.trimmingSpaces
  }

  private enum Part {
    case compound(String)
    case combinator(String)
  }

  private func parts(_ selector: String) -> [Part] {
    var result: [Part] = []
    var compound = ""
    var combinator: String?
    forEachTopLevel(selector) { piece, isTop in
      let isSpace = piece.utf8.count == 1 && piece.utf8.first.map(StyleScanner.isSpace) == true
      if isTop, isSpace || [">", "+", "~"].contains(piece) {
        if !compound.isEmpty { result.append(.compound(compound)) }
        compound = ""
        let known = combinator ?? " "
        combinator = isSpace ? known : piece
        return
      }
      if let text = combinator {
        if !result.isEmpty || text != " " { result.append(.combinator(text)) }
        combinator = nil
      }
      compound += piece
    }
    if !compound.isEmpty { result.append(.compound(compound)) }
    return result
  }

  private func isGlobal(_ compound: String) -> Bool {
    guard compound.hasPrefix(":global(") else { return false }
    return simple(compound).allSatisfy { $0.hasPrefix(":global(") || ($0.hasPrefix(":") && !$0.hasPrefix(":global(")) }
  }

  private mutating func scopeCompound(_ compound: String) -> String {
    let simple = simple(compound)
    // Inside a rule, `&` stands for what is scoped already.
    if simple.first == "&" { return compound }
    if let first = simple.first, ["html", "body", ":root"].contains(first.lowercased()) { outside = first }
    let position = simple.firstIndex { $0.hasPrefix(":") && !$0.hasPrefix(":global(") } ?? simple.count
    return simple[..<position].joined() + "[\(attribute)]" + simple[position...].joined()
  }

  /// `a.b:hover` is `a`, `.b`, `:hover`.
  private func simple(_ compound: String) -> [String] {
    var result: [String] = []
    forEachTopLevel(compound) { piece, isTop in
      let begins = isTop && [".", "#", "[", ":", "&"].contains(piece)
      let isSecondColon = piece == ":" && result.last == ":"
      if result.isEmpty || (begins && !isSecondColon) {
        result.append(piece)
      } else {
        result[result.count - 1] += piece
      }
    }
    return result
  }

  /// `:global(.a)` is `.a`, wherever it stands.
  private func unwrapGlobal(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      guard rest.hasPrefix(":global(") else {
        result.unicodeScalars.append(first)
        rest.unicodeScalars.removeFirst()
        continue
      }
      rest = rest.dropFirst(":global(".count)
      var depth = 1
      var inner = ""
      while depth > 0, let scalar = rest.unicodeScalars.first {
        rest.unicodeScalars.removeFirst()
        if scalar == "(" { depth += 1 }
        if scalar == ")" { depth -= 1 }
        if depth > 0 { inner.unicodeScalars.append(scalar) }
      }
      result += unwrapGlobal(inner).trimmingSpaces
    }
    return result
  }

  private func split(_ text: String, at separator: String) -> [String] {
    var result = [""]
    forEachTopLevel(text) { piece, isTop in
      if isTop, piece == separator { result.append("") } else { result[result.count - 1] += piece }
    }
    return result.map(\.trimmingSpaces)
  }

  /// Scalars, escapes, strings and comments (which are left out) as pieces, and whether each stands outside brackets.
  private func forEachTopLevel(_ text: String, _ body: (String, Bool) -> Void) {
    let scalars = text.unicodeScalars
    var depth = 0
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let start = index
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      switch scalar {
      case "\\": advance(&index, in: scalars)
      case "\"", "'":
        while index < scalars.endIndex, scalars[index] != scalar {
          if scalars[index] == "\\" { advance(&index, in: scalars) }
          advance(&index, in: scalars)
        }
        advance(&index, in: scalars)
      case "/" where index < scalars.endIndex && scalars[index] == "*":
        advance(&index, in: scalars)
        var last: Unicode.Scalar?
        while index < scalars.endIndex, !(last == "*" && scalars[index] == "/") {
          last = scalars[index]
          advance(&index, in: scalars)
        }
        advance(&index, in: scalars)
        continue
      case ")", "]": depth -= 1
      default: break
      }
      let isTop = depth == 0 && scalar != ")" && scalar != "]"
      if scalar == "(" || scalar == "[" { depth += 1 }
      body(String(text[start..<index]), isTop)
    }
  }

  /// To the next scalar, unless there is none.
  private func advance(_ index: inout String.Index, in scalars: String.UnicodeScalarView) {
    if index < scalars.endIndex { scalars.formIndex(after: &index) }
  }
}

extension String {
  /// Without ASCII white space at both ends.
  var trimmingSpaces: String {
    var view = Substring(self).utf8
    while let first = view.first, StyleScanner.isSpace(first) { view.removeFirst() }
    while let last = view.last, StyleScanner.isSpace(last) { view.removeLast() }
    return String(Substring(view))
  }
}
