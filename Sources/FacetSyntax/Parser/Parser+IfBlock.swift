extension Parser {
  /// `{#if a}…{:else if b}…{:else}…{/if}`; the current token is the block's name.
  mutating func parseIfBlock(from start: Int) -> TemplateNode {
    advance()
    var branches: [IfBlock.Branch] = []
    var otherwise: [TemplateNode]?
    let conditions = parseConditions()
    finishBlockTag(.blockStart, from: start, isBroken: conditions.containsInvalid)
    let opening = start..<max(start, lexer.cursor)
    branches.append(IfBlock.Branch(conditions: conditions, body: parseBlockBody("if", opening)))
    while let branch = parseBranchTag(after: otherwise != nil) {
      let body = parseBlockBody("if", opening)
      if let conditions = branch.conditions, otherwise == nil {
        branches.append(IfBlock.Branch(conditions: conditions, body: body))
      } else {
        otherwise = (otherwise ?? []) + body
      }
    }
    finishBlock("if", opening)
    return TemplateNode(
      .conditional(IfBlock(branches: branches, otherwise: otherwise)),
      span: span(start..<max(start, lexer.cursor)))
  }

  private struct BranchTag { let conditions: [Condition]? }

  /// `{:else if b}` and `{:else}`; nil when something else stands here.
  private mutating func parseBranchTag(after isComplete: Bool) -> BranchTag? {
    let start = lexer.cursor
    guard starts(with: "{:", at: start) else { return nil }
    startTokens(at: start + 2)
    let written = current
    let hasCondition = takeBranchWords(start)
    if isComplete {
      report(
        .misplacedBranch, start..<max(start + 2, written.end), "No branch comes after `{:else}`.",
        hint: "Put `{:else}` last.")
    }
    guard hasCondition else {
      finishBlockTag(.blockBranch, from: start, isBroken: false)
      return BranchTag(conditions: nil)
    }
    let conditions = parseConditions()
    finishBlockTag(.blockBranch, from: start, isBroken: conditions.containsInvalid)
    return BranchTag(conditions: conditions)
  }

  /// True when a condition follows.
  private mutating func takeBranchWords(_ start: Int) -> Bool {
    if takeWord("else") { return takeWord("if") }
    let word = current.kind == .word ? current.text : ""
    let isElseIf = ["elsif", "elseif", "elif", "elseIf"].contains(word)
    report(
      .unknownBranch, start..<max(start + 2, word.isEmpty ? 0 : current.end), "There is no branch `{:\(word)}`.",
      hint: isElseIf ? "Did you mean `{:else if …}`?" : "The branches are `{:else if …}` and `{:else}`.")
    if !word.isEmpty { advance() }
    return current.kind != .rightBrace && current.kind != .end
  }
}

extension [Condition] {
  var containsInvalid: Bool {
    contains {
      switch $0 {
      case .expression(let value), .binding(_, let value): value.isInvalid
      }
    }
  }
}
