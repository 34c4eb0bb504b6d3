import FacetSyntax
import FacetValue

extension ComponentChecker {
  /// The nodes of some content, with white space settled and adjacent text joined.
  func nodes(_ list: [TemplateNode], _ position: MarkupPosition) -> [CheckedNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else {
      if let first = list.first {
        bag.report(.tooDeep, at: first.span, "This is nested too deeply to be checked.", hint: "make components of it")
      }
      return []
    }
    var result: [CheckedNode] = []
    var text: [TextPart] = []
    func endText() {
      if !text.isEmpty { result.append(numbered(.text(text))) }
      text = []
    }
    for node in WhiteSpace(context: context).collapse(list, preserving: position.preservesWhiteSpace) {
      switch node.kind {
      case .text(let literal): append(literal, to: &text)
      case .interpolation(let expression):
        let value = leaf { printable(expression) }
        if let constant = constantText(value) { append(constant, to: &text) } else { text.append(.expression(value)) }
      default:
        let checked = self.node(node, position)
        if !isInvisible(node) { endText() }
        if let checked { result.append(numbered(checked)) }
      }
    }
    endText()
    return result
  }

  /// Leaves no trace where it stands, so that text on both sides is one.
  private func isInvisible(_ node: TemplateNode) -> Bool {
    switch node.kind {
    case .comment, .invalid, .head: true
    default: false
    }
  }

  private func append(_ literal: String, to text: inout [TextPart]) {
    if case .literal(let before)? = text.last {
      text[text.count - 1] = .literal(before + literal)
    } else if !literal.isEmpty {
      text.append(.literal(literal))
    }
  }

  private func numbered(_ kind: CheckedNode.Kind) -> CheckedNode {
    defer { markup.nodes += 1 }
    return CheckedNode(kind, id: markup.nodes)
  }

  private func node(_ node: TemplateNode, _ position: MarkupPosition) -> CheckedNode.Kind? {
    switch node.kind {
    case .text, .interpolation, .comment, .invalid: return nil
    case .trustedHTML(let expression): return .trustedHTML(leaf { check(expression, as: .trustedHTML) })
    case .element(let element): return self.element(element, position).map { .element($0) }
    case .component(let use): return componentUse(use, node.span, position).map { .component($0) }
    case .slot(let slot): return .slot(self.slot(slot, node.span, position))
    case .conditional(let block): return .conditional(ifBlock(block, position))
    case .each(let block): return .each(eachBlock(block, node.span, position))
    case .head(let children): return .head(head(children, node.span, position))
    }
  }

  /// A single expression of the markup, whose reads are collected on their own.
  func leaf<Result>(_ body: () -> Result) -> Result { group(RenderGroup(isBlock: false), body) }

  func group<Result>(_ group: RenderGroup, _ body: () -> Result) -> Result {
    let outer = renderGroup
    let uses = environment.uses
    outer.children.append(group)
    renderGroup = group
    environment.uses = Uses()
    defer {
      group.reads.formUnion(environment.uses.reads)
      renderGroup = outer
      environment.uses = uses
    }
    return body()
  }

  private func ifBlock(_ block: IfBlock, _ position: MarkupPosition) -> CheckedIf {
    var inner = position
    inner.isConditional = true
    inner.isSlotContent = false
    return group(RenderGroup(isBlock: true)) {
      let branches = block.branches.map { branch in
        withScope { (conditions: conditions(branch.conditions), body: nodes(branch.body, inner)) }
      }
      return CheckedIf(branches: branches, otherwise: block.otherwise.map { nodes($0, inner) } ?? [])
    }
  }

  private func eachBlock(_ block: EachBlock, _ span: SourceSpan, _ position: MarkupPosition) -> CheckedEach {
    let site = markup.eachSites
    markup.eachSites += 1
    var inner = position
    inner.isConditional = true
    inner.isSlotContent = false
    return group(RenderGroup(isBlock: true)) {
      let items = infer(block.items)
      let element = elementType(items)
      let otherwise = block.otherwise.map { nodes($0, inner) } ?? []
      inner.isRepeated = true
      return withScope {
        let item = declareLocal(block.item, .item, type: element)
        let index = block.index.map { declareLocal($0, .item, type: .int) }
        let key = block.key.flatMap { eachKey($0) }
        if key == nil, block.key == nil, needsKey(block.body) {
          bag.report(
            .missingKey, at: block.item.span,
            "The items hold controls or state, but have no key: a change of order would mix them up.",
            hint: "write what tells them apart after the names: `as \(block.item.text) (\(block.item.text).id)`")
        }
        return CheckedEach(
          site: site, items: items, item: item, index: index, key: key, body: nodes(block.body, inner),
          otherwise: otherwise, span: span)
      }
    }
  }

  private func eachKey(_ expression: Expression) -> CheckedExpression? {
    let key = infer(expression)
    if key.type.isKey { return key.type.isError ? nil : key }
    bag.report(.badKeyType, at: expression.span, "A key is Int, String or an enumeration, not \(describe(key.type)).")
    return nil
  }

  /// Whether what is repeated keeps something of its own in the browser.
  private func needsKey(_ nodes: [TemplateNode]) -> Bool {
    nodes.contains { node in
      switch node.kind {
      case .element(let element):
        return ["input", "select", "textarea", "details", "form"].contains(element.name.text)
          || needsKey(element.children)
      case .component(let use):
        if let id = context.idsByName[use.name.text], context.interfaces.indices.contains(id) {
          let hasState = context.interfaces[id].file.declarations.contains {
            if case .state = $0.kind { return true }
            return false
          }
          if hasState { return true }
        }
        return needsKey(use.children)
      case .conditional(let block):
        return block.branches.contains { needsKey($0.body) } || needsKey(block.otherwise ?? [])
      case .each(let block): return needsKey(block.body)
      default: return false
      }
    }
  }

  /// `title`, `meta` and `link`, also inside `if` and `each`.
  private func head(_ children: [TemplateNode], _ span: SourceSpan, _ position: MarkupPosition) -> [CheckedNode] {
    var inner = position
    inner.isInHead = true
    inner.namespace = .html
    if position.isInHead {
      bag.report(.headContent, at: span, "A `<head>` cannot stand in a `<head>`.")
      return []
    }
    refuseInHead(children)
    return nodes(children, inner)
  }

  private func refuseInHead(_ children: [TemplateNode]) {
    for child in children {
      switch child.kind {
      case .text(let text) where WhiteSpace.isBlank(text): break
      case .comment, .invalid, .head: break
      case .element(let element):
        if !["title", "meta", "link"].contains(element.name.text) {
          bag.report(
            .headContent, at: element.name.span,
            "`<\(element.name.text)>` cannot stand in `<head>`: only `title`, `meta` and `link` can.")
        }
      case .conditional(let block):
        for branch in block.branches { refuseInHead(branch.body) }
        refuseInHead(block.otherwise ?? [])
      case .each(let block): refuseInHead(block.body + (block.otherwise ?? []))
      case .text, .interpolation, .trustedHTML, .component, .slot:
        bag.report(.headContent, at: child.span, "Only `title`, `meta` and `link` can stand in `<head>`.")
      }
    }
  }
}
