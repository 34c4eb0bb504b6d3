extension Parser {
  /// Declarations up to the end of the script.
  mutating func parseDeclarations() {
    while current.kind != .end {
      if take(.semicolon) { continue }
      let start = current.start
      let reported = diagnostics.count
      if let declaration = parseDeclaration() { declarations.append(declaration) }
      finishDeclaration(startedAt: start, isBroken: diagnostics.count > reported)
    }
  }

  private mutating func finishDeclaration(startedAt start: Int, isBroken: Bool) {
    if current.kind == .end || current.kind == .semicolon { return }
    if current.start > start, current.hasLineBreakBefore {
      if !isBroken || beginsDeclaration || isIndented(like: start) { return }
    }
    if !isBroken {
      report(
        .expectedLineBreak, currentRange, "Expected the end of the declaration, found \(describeCurrent).",
        hint: "Declarations stand on lines of their own.")
    }
    skipDeclaration(from: start)
  }

  private var beginsDeclaration: Bool {
    current.kind == .word && Words.declarations.contains(current.text)
  }

  /// Passes over the rest of a wrong declaration: to a line that begins one, outside of braces. When braces do not
  /// match, a line that is indented like the declaration counts as outside.
  private mutating func skipDeclaration(from start: Int) {
    var open = 0
    while current.kind != .end {
      if current.start > start, current.hasLineBreakBefore {
        if isIndented(like: start) || (open == 0 && beginsDeclaration) { return }
      }
      switch current.kind {
      case .leftBrace: open += 1
      case .rightBrace: open = max(0, open - 1)
      case .doubleQuote, .singleQuote:
        _ = parseString()
        continue
      default: break
      }
      advance()
    }
  }

  /// True for a word that begins its line in the column of `start`.
  private func isIndented(like start: Int) -> Bool {
    current.kind == .word && indentation(of: current.start) == indentation(of: start)
  }

  /// The bytes before an offset on its line.
  private func indentation(of offset: Int) -> Int {
    var start = offset
    while start > 0, !bytes[start - 1].isLineBreak { start -= 1 }
    return offset - start
  }

  private mutating func parseDeclaration() -> Declaration? {
    let start = current.start
    guard current.kind == .word else {
      report(
        .unknownDeclaration, currentRange, "Expected a declaration, found \(describeCurrent).",
        hint: "A script holds declarations: prop, state, derived, action, load and their like.")
      if current.kind == .rightBrace || current.kind == .unknown { advance() }
      return nil
    }
    let word = current.text
    let range = current.range
    advance()
    guard let kind = parseDeclaration(word, range) else { return nil }
    return Declaration(kind, span: span(from: start))
  }

  private mutating func parseDeclaration(_ word: String, _ range: Range<Int>) -> Declaration.Kind? {
    switch word {
    case "prop", "query", "param", "fragment", "store": parseTyped(word)
    case "state": parseState(isStored: false)
    case "stored": parseStored()
    case "derived": parseDerived()
    case "load", "live": parseLoad(word)
    case "use": parseName("a store's name after `use`").map { .use($0) }
    case "action": parseAction()
    case "effect": .effect(parseBlock("after `effect`"))
    case "onMount": .onMount(parseBlock("after `onMount`"))
    case "onUnmount": .onUnmount(parseBlock("after `onUnmount`"))
    case "type": parseRecord()
    case "enum": parseEnumeration()
    default: reportUnknownDeclaration(word, range)
    }
  }

  private mutating func reportUnknownDeclaration(_ word: String, _ range: Range<Int>) -> Declaration.Kind? {
    guard canReport else { return nil }
    report(
      .unknownDeclaration, range, "There is no declaration `\(word)`.",
      hint: Self.hintForDeclaration(word))
    return nil
  }

  private static func hintForDeclaration(_ word: String) -> String {
    switch word {
    case "let", "const": "A value that never changes is a `derived`."
    case "var": "A value that changes is a `state`."
    case "func", "function": "Write `action`."
    case "struct", "class", "interface": "Write `type`."
    case "computed": "Write `derived`."
    case "import": "Components, types and stores need no import; a store is named by `use`."
    default:
      if let near = Spelling.nearest(to: word, among: Words.declarations) {
        "Did you mean `\(near)`?"
      } else {
        "The declarations are \(Words.declarations.joined(separator: ", "))."
      }
    }
  }
}
