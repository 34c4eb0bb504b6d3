import FacetAnalysis
import FacetValue

/// Lists of nodes.
extension PreactComponent {
  /// One expression for each node. `isWhole` says that no text stands around the list.
  func list(_ nodes: [CheckedNode], _ region: PreactRegion, isWhole: Bool = false) -> [JSExpression] {
    if region.isInHead { return nodes.flatMap { headItems($0, region) } }
    return nodes.indices.map { index in
      let node = nodes[index]
      switch node.kind {
      case .text(let parts): return text(parts, region.lowering)
      case .trustedHTML(let value): return html(value, node, region)
      case .element(let element): return self.element(element, node, region)
      case .component(let use):
        return component(use, node, region, isFree: isFree(index, nodes, isWhole: isWhole))
      case .slot(let slot): return self.slot(slot, node, region)
      case .conditional(let block): return conditional(block, region)
      case .each(let block): return each(block, node, region)
      case .head(let nodes): return head(nodes, region)
      }
    }
  }

  /// Whether no text can meet what the node shows.
  private func isFree(_ index: Int, _ nodes: [CheckedNode], isWhole: Bool) -> Bool {
    let neighbours = [index - 1, index + 1]
    return neighbours.allSatisfy { nodes.indices.contains($0) ? traits.isClosed(nodes[$0]) : isWhole }
  }

  /// A list as one expression.
  func one(of list: [JSExpression]) -> JSExpression {
    list.count == 1 ? list[0] : list.isEmpty ? .null : .array(list)
  }

  /// What stands in an element, as arguments of its `h()`.
  func content(_ nodes: [CheckedNode], _ region: PreactRegion) -> [JSExpression] {
    if nodes.allSatisfy(\.isTextOrElement) { return list(nodes, region.with(.none)) }
    let shown = list(nodes, region.with(.number), isWhole: true)
    if nodes.count == 1, case .each(let block) = nodes[0].kind, isOneElement(block.body),
      block.otherwise.allSatisfy(\.isTextOrElement)
    {
      return shown
    }
    return [.call(helper("children"), shown)]
  }

  func isOneElement(_ nodes: [CheckedNode]) -> Bool {
    guard nodes.count == 1, case .element = nodes[0].kind else { return false }
    return true
  }

  // MARK: - Text

  /// Text is always a string: Preact would change a node that it compares with a number.
  func text(_ parts: [TextPart], _ lowering: Lowering) -> JSExpression {
    let isGuarded = parts.contains { part in
      guard case .expression(let value) = part else { return false }
      return mayBeText(value)
    }
    let text = string(parts, lowering)
    return isGuarded ? call("text", text) : text
  }

  /// Whether a value can be empty, or hold what no node can.
  private func mayBeText(_ value: CheckedExpression) -> Bool {
    switch value.type {
    case .int, .double, .bool: false
    default: true
    }
  }

  /// The characters of a text.
  func string(_ parts: [TextPart], _ lowering: Lowering) -> JSExpression {
    if parts.count == 1, case .expression(let value) = parts[0], value.type == .string { return lowering.lower(value) }
    let values = parts.map { part in
      switch part {
      case .literal(let text): JSTemplatePart.text(text)
      case .expression(let value): JSTemplatePart.value(lowering.lower(value))
      }
    }
    var literal = ""
    for part in parts {
      guard case .literal(let text) = part else { return .template(values) }
      literal += text
    }
    return .text(literal)
  }

  private func html(_ value: CheckedExpression, _ node: CheckedNode, _ region: PreactRegion) -> JSExpression {
    var arguments = [region.scope, .number(Double(node.id)), region.lowering.lower(value)]
    switch region.parent {
    case .html: break
    case .svg: arguments.append(.text("svg"))
    case .mathML: arguments.append(.text("math"))
    }
    return .call(helper("html"), arguments)
  }
}
