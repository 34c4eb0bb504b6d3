extension Parser {
  static let blocks = ["if", "each"]

  /// `{#if …}` or `{#each …}`; the cursor is at the brace.
  mutating func parseBlockStart() -> TemplateNode? {
    let level = enter()
    defer { leave(level) }
    if isStopped { return nil }
    let start = lexer.cursor
    startTokens(at: start + 2)
    switch blockName(start) {
    case "if": return parseIfBlock(from: start)
    case "each": return parseEachBlock(from: start)
    default:
      skipTag(from: start)
      recordPiece(.interpolation, from: start)
      return nil
    }
  }

  /// The block's name; a mistyped one counts as what it is nearest to, so that its end finds it.
  private mutating func blockName(_ start: Int) -> String? {
    let written = current.kind == .word ? current.text : ""
    if Self.blocks.contains(written) { return written }
    let near = Self.foreignBlocks[written] ?? nearest(to: written, among: Self.blocks)
    report(
      .unknownBlock, start..<max(start + 2, written.isEmpty ? 0 : current.end),
      "There is no block `{#\(written)}`.",
      hint: near.map { "Did you mean `{#\($0)}`?" } ?? "The blocks are `{#if}` and `{#each}`.")
    forgivenEnds["/\(written)", default: 0] += 1
    return near
  }

  private static let foreignBlocks = ["for": "each", "foreach": "each", "unless": "if", "when": "if"]

  /// Ends the block's tag: `}` and the piece for the formatter.
  mutating func finishBlockTag(_ kind: MarkupPiece.Kind, from start: Int, isBroken: Bool) {
    closeTag(opening: start, isBroken: isBroken)
    recordPiece(kind, from: start)
  }

  /// The nodes of a block, up to a tag that continues or ends it.
  mutating func parseBlockBody(_ name: String, _ range: Range<Int>) -> [TemplateNode] {
    openings.append(Opening(kind: .block, name: name, range: range))
    defer { openings.removeLast() }
    return parseNodes()
  }

  /// Takes the block's end, or says that it is missing.
  mutating func finishBlock(_ name: String, _ opening: Range<Int>) {
    let start = lexer.cursor
    guard isBlockEnd(at: start) else {
      reportUnclosedBlock(name, opening)
      return
    }
    let written = tagName(at: start + 2)
    let isOther = written != name && openings.contains { $0.kind == .block && $0.name == written }
    if isOther {
      reportUnclosedBlock(name, opening)
      return
    }
    let nameEnd = endOfTagName(start + 2)
    if written != name, !takeForgiven(written) {
      report(
        .mismatchedBlockEnd, start..<nameEnd, "`{/\(written)}` does not close `{#\(name)}`.",
        hint: "Write `{/\(name)}`.", notes: [note(opening, "The block was opened here.")])
    }
    startTokens(at: nameEnd)
    finishBlockTag(.blockEnd, from: start, isBroken: false)
  }

  private mutating func takeForgiven(_ written: String) -> Bool {
    guard let count = forgivenEnds["/\(written)"], count > 0 else { return false }
    forgivenEnds["/\(written)"] = count - 1
    return true
  }

  private mutating func reportUnclosedBlock(_ name: String, _ opening: Range<Int>) {
    forgivenEnds["/\(name)", default: 0] += 1
    let place = lexer.cursor < lexer.limit ? "the markup around it ends" : "the end of the file"
    report(
      .unclosedBlock, opening, "`{#\(name)}` is opened here and not closed before \(place).",
      hint: "Add `{/\(name)}`.")
  }

  /// `{:else}` or `{/if}` where no block is open.
  mutating func skipStrayBlockTag() {
    let start = lexer.cursor
    let isEnd = isBlockEnd(at: start)
    let name = tagName(at: start + 2)
    let isForgiven = isEnd && takeForgiven(name)
    skipTag(from: start)
    recordPiece(.interpolation, from: start)
    if isForgiven { return }
    report(
      isEnd ? .mismatchedBlockEnd : .misplacedBranch, start..<lexer.cursor,
      "`{\(isEnd ? "/" : ":")\(name)}` stands in no block.",
      hint: isEnd ? "Remove it, or open the block with `{#\(name) …}`." : "It belongs between `{#if …}` and `{/if}`.")
  }
}
