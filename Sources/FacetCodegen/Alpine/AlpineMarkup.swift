import FacetAnalysis

/// The markup of a component with Alpine's directives in it, and with comments where nodes come and go that no directive
/// can name. The same stand in the server's page and in what a client copies.
struct AlpineMarkup {
  /// What markup is parsed within: in SVG and MathML, `<template>` is an element like others.
  enum Parent {
    case html, svg, mathML

    /// As `fragmentOf` calls it.
    var name: String? {
      switch self {
      case .html: nil
      case .svg: "svg"
      case .mathML: "math"
      }
    }
  }

  static let end = "<!--/-->"
  static let itemEnd = "<!--,-->"

  let component: CheckedComponent
  let project: ClientProject

  init(_ component: CheckedComponent, _ project: ClientProject) {
    self.component = component
    self.project = project
  }

  /// What stands in front of the node at a position of its siblings.
  func before(_ node: CheckedNode, _ siblings: [CheckedNode], _ parent: Parent) -> String {
    let name = node.alpineName(project)
    switch node.kind {
    case .text(let parts):
      if parts.isDynamic { return "<!--text:\(name)-->" }
      return siblings.isBehindText(node) ? "<!---->" : ""
    case .element, .head: return ""
    case .trustedHTML: return "<!--html:\(name)-->"
    case .component: return "<!--data:\(name)-->"
    case .slot: return "<!--slot:\(name)-->"
    case .conditional(let block): return templates("if", name, block.markups, parent)
    case .each(let block): return templates("for", name, block.markups, parent)
    }
  }

  func after(_ node: CheckedNode) -> String { node.isRegion ? Self.end : "" }

  private func templates(_ directive: String, _ name: String, _ markups: [[CheckedNode]], _ parent: Parent) -> String {
    guard case .html = parent else { return "<!--\(directive):\(name)-->" }
    return markups.enumerated().map { position, nodes in
      "<template x-\(position == 0 ? directive : "else")=\"\(name)\">\(text(of: nodes, parent))</template>"
    }.joined()
  }

  /// The markup of nodes, for a client to copy. Blocks, components and slots are empty.
  func text(of nodes: [CheckedNode], _ parent: Parent) -> String {
    nodes.map { node in
      switch node.kind {
      case .text(let parts):
        before(node, nodes, parent) + (parts.isDynamic ? "" : MarkupText.escaped(parts.literal))
      case .element(let element): text(of: element, node.id, parent, root: nil)
      default: before(node, nodes, parent) + after(node)
      }
    }.joined()
  }

  /// The markup of the whole component.
  var text: String {
    let parent = parent(ofRoots: component.nodes)
    guard component.nodes.isOneElement else { return text(of: component.nodes, parent) }
    return component.nodes.shown.map { node in
      guard case .element(let element) = node.kind else { return "" }
      return text(of: element, node.id, parent, root: component)
    }.joined()
  }

  /// What the component's own markup is parsed within, as its first element says.
  func parent(ofRoots nodes: [CheckedNode]) -> Parent {
    for node in nodes {
      switch node.kind {
      case .element(let element):
        switch element.namespace {
        case .html: return .html
        case .svg: return element.name == "svg" ? .html : .svg
        case .mathML: return element.name == "math" ? .html : .mathML
        }
      case .conditional(let block):
        if !block.markups.allSatisfy(\.isEmpty) { return parent(ofRoots: block.markups.flatMap { $0 }) }
      case .each(let block): return parent(ofRoots: block.body)
      default: continue
      }
    }
    return .html
  }
}

extension CheckedIf {
  /// What its branches hold, in order.
  var markups: [[CheckedNode]] { branches.map(\.body) + (otherwise.isEmpty ? [] : [otherwise]) }
}

extension CheckedEach {
  var markups: [[CheckedNode]] { [body] + (otherwise.isEmpty ? [] : [otherwise]) }
}

extension CheckedElement {
  /// What its content is parsed within.
  var contentParent: AlpineMarkup.Parent {
    switch namespace {
    case .html: .html
    case .svg: ["foreignObject", "desc", "title"].contains(name) ? .html : .svg
    case .mathML: .mathML
    }
  }
}

extension [CheckedNode] {
  /// Whether the parser would join the node with the text in front of it, since only what goes to the head is between them.
  fileprivate func isBehindText(_ node: CheckedNode) -> Bool {
    guard let position = shown.firstIndex(where: { $0.id == node.id }), position > 0 else { return false }
    return shown[position - 1].isText
  }
}
