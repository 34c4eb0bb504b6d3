extension Parser {
  /// `{#each items as item, index (item.id)}…{:else}…{/each}`; the current token is the block's name.
  mutating func parseEachBlock(from start: Int) -> TemplateNode {
    advance()
    let items = parseInnerExpression()
    let item = parseEachItem(items)
    let index = take(.comma) ? parseName("a name for the index") : nil
    let key = current.kind == .leftParen ? parseEachKey() : nil
    finishBlockTag(.blockStart, from: start, isBroken: items.isInvalid || item == nil)
    let opening = start..<max(start, lexer.cursor)
    let body = parseBlockBody("each", opening)
    let otherwise = parseEmptyBranch(opening)
    finishBlock("each", opening)
    let block = EachBlock(
      items: items, item: item ?? missingName, index: index, key: key, body: body, otherwise: otherwise)
    return TemplateNode(.each(block), span: span(start..<max(start, lexer.cursor)))
  }

  private mutating func parseEachItem(_ items: Expression) -> Name? {
    if takeWord("as") { return parseName("a name for the element") }
    if items.isInvalid { return nil }
    report(
      .unexpectedToken, currentRange, "Expected `as` and a name for the element, found \(describeCurrent).",
      hint: "For instance `{#each products as product (product.id)}`.")
    return nil
  }

  private mutating func parseEachKey() -> Expression {
    let opening = current.range
    advance()
    let key = parseInnerExpression()
    closeBracket(.rightParen, ")", "after the key", opening: opening)
    return key
  }

  /// `{:else}`: what shows when the list is empty.
  private mutating func parseEmptyBranch(_ opening: Range<Int>) -> [TemplateNode]? {
    var otherwise: [TemplateNode]?
    while starts(with: "{:", at: lexer.cursor) {
      let start = lexer.cursor
      startTokens(at: start + 2)
      let end = max(start + 2, current.end)
      if otherwise != nil {
        report(.misplacedBranch, start..<end, "No branch comes after `{:else}`.", hint: "Put all of it into one.")
      }
      if takeWord("else"), current.kind == .rightBrace {
        finishBlockTag(.blockBranch, from: start, isBroken: false)
      } else {
        report(
          .unknownBranch, start..<end, "The only branch of `{#each}` is `{:else}`.",
          hint: "It shows when the list is empty.")
        skipTag(from: start)
        recordPiece(.blockBranch, from: start)
      }
      otherwise = (otherwise ?? []) + parseBlockBody("each", opening)
    }
    return otherwise
  }
}
