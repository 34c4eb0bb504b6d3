import FacetSyntax

/// White space as the language keeps it: a run is one space; a run with a line break at the start or end of content,
/// or beside a block tag, is nothing. Comments are left out.
struct WhiteSpace {
  let context: ProjectContext

  func collapse(_ nodes: [TemplateNode], preserving: Bool) -> [TemplateNode] {
    let nodes = joined(nodes)
    if preserving { return nodes }
    return nodes.indices.compactMap { index in
      guard case .text(let text) = nodes[index].kind else { return nodes[index] }
      let previous = index == nodes.startIndex ? nil : nodes[index - 1]
      let next = index + 1 < nodes.endIndex ? nodes[index + 1] : nil
      let kept = collapse(
        text, dropsStart: previous.map { isBlock($0, .last, 0) } ?? true,
        dropsEnd: next.map { isBlock($0, .first, 0) } ?? true)
      return kept.isEmpty ? nil : TemplateNode(.text(kept), span: nodes[index].span)
    }
  }

  /// Text on both sides of a comment is one text.
  private func joined(_ nodes: [TemplateNode]) -> [TemplateNode] {
    var result: [TemplateNode] = []
    for node in nodes {
      switch node.kind {
      case .comment: continue
      case .text(let text):
        if let last = result.last, case .text(let before) = last.kind {
          result[result.count - 1] = TemplateNode(.text(before + text), span: last.span)
        } else {
          result.append(node)
        }
      default: result.append(node)
      }
    }
    return result
  }

  private func collapse(_ text: String, dropsStart: Bool, dropsEnd: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      guard Self.isSpace(scalars[index]) else {
        result.append(scalars[index])
        index += 1
        continue
      }
      let start = index
      var hasLineBreak = false
      while index < scalars.count, Self.isSpace(scalars[index]) {
        hasLineBreak = hasLineBreak || scalars[index] == "\n" || scalars[index] == "\r"
        index += 1
      }
      let isDropped = hasLineBreak && ((start == 0 && dropsStart) || (index == scalars.count && dropsEnd))
      if !isDropped { result.append(" ") }
    }
    return String(result)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}"
  }

  static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isSpace) }

  private enum Edge { case first, last }

  /// Whether what a node shows at that edge is a block.
  private func isBlock(_ node: TemplateNode, _ edge: Edge, _ depth: Int) -> Bool {
    guard depth < 12 else { return false }
    switch node.kind {
    case .element(let element): return HTMLNames.block.contains(element.name.text)
    case .head: return true
    case .conditional(let block):
      let bodies = block.branches.map(\.body) + (block.otherwise.map { [$0] } ?? [])
      return bodies.allSatisfy { edgeIsBlock($0, edge, depth + 1) }
    case .each(let block):
      return edgeIsBlock(block.body, edge, depth + 1)
        && (block.otherwise.map { edgeIsBlock($0, edge, depth + 1) } ?? true)
    case .component(let use):
      guard let id = context.idsByName[use.name.text], context.interfaces.indices.contains(id) else { return false }
      return edgeIsBlock(context.interfaces[id].file.nodes, edge, depth + 1)
    case .slot, .text, .interpolation, .trustedHTML, .comment, .invalid: return false
    }
  }

  private func edgeIsBlock(_ nodes: [TemplateNode], _ edge: Edge, _ depth: Int) -> Bool {
    let visible = nodes.filter { node in
      switch node.kind {
      case .comment, .head: false
      case .text(let text): !Self.isBlank(text)
      default: true
      }
    }
    guard let node = edge == .first ? visible.first : visible.last else { return true }
    return isBlock(node, edge, depth)
  }
}
