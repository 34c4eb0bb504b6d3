import FacetAnalysis

/// Where comments stand in markup, the same in the server's HTML and in the templates that nodes are cloned from: behind
/// each region, so that its end is known; in front of one where text would join; and at the beginning of a block that can be
/// removed and does not begin with an element.
struct RegionMarks {
  static let comment = "<!---->"

  /// A list of nodes that stand beside each other.
  enum List {
    /// The content of an element, or the markup of a component: nobody removes it alone.
    case fixed
    /// A branch, or the content of a slot.
    case block
    case item
  }

  /// Nodes with a comment in front of them.
  private(set) var before: Set<NodeID> = []

  init(_ nodes: [CheckedNode], _ list: List) {
    var previous: CheckedNode?
    for (position, node) in nodes.enumerated() {
      if case .head = node.kind {
        // It leaves nothing between two texts.
        let next = nodes.dropFirst(position + 1).first { !$0.isHead }
        if previous?.isText == true, next?.isText == true { before.insert(node.id) }
        continue
      }
      if previous?.isText == true, node.isRegion { before.insert(node.id) }
      if previous == nil, list != .fixed, !node.isElement { before.insert(node.id) }
      previous = node
    }
  }

  /// Whether a comment stands behind each item: without it, its last text would join with what follows.
  static func endsItem(_ body: [CheckedNode]) -> Bool { body.last { !$0.isHead }?.isText ?? false }
}

extension CheckedNode {
  var isText: Bool { if case .text = kind { true } else { false } }
  var isElement: Bool { if case .element = kind { true } else { false } }

  /// What may come to any number of nodes.
  var isRegion: Bool {
    switch kind {
    case .text, .element, .head: false
    case .trustedHTML, .component, .slot, .conditional, .each: true
    }
  }
}

extension RegionMarks {
  /// The comments of a component's markup, for the server.
  static func additions(to component: CheckedComponent) -> [NodeID: MarkupAdditions.Node] {
    var result: [NodeID: MarkupAdditions.Node] = [:]
    collect(component.nodes, .fixed, &result)
    return result
  }

  private static func collect(
    _ nodes: [CheckedNode], _ list: List, _ result: inout [NodeID: MarkupAdditions.Node]
  ) {
    let marks = RegionMarks(nodes, list)
    for node in nodes {
      var addition = MarkupAdditions.Node()
      if marks.before.contains(node.id) { addition.before = comment }
      if node.isRegion { addition.after = comment }
      if case .each(let block) = node.kind, endsItem(block.body) { addition.itemAfter = comment }
      if !addition.before.isEmpty || !addition.after.isEmpty { result[node.id] = addition }
      collectContents(of: node, &result)
    }
  }

  private static func collectContents(of node: CheckedNode, _ result: inout [NodeID: MarkupAdditions.Node]) {
    switch node.kind {
    case .text, .trustedHTML, .head: break
    case .element(let element): collect(element.children, .fixed, &result)
    case .component(let use): for content in use.contents { collect(content.nodes, .block, &result) }
    case .slot(let slot): collect(slot.fallback, .block, &result)
    case .conditional(let block):
      for branch in block.branches { collect(branch.body, .block, &result) }
      collect(block.otherwise, .block, &result)
    case .each(let block):
      collect(block.body, .item, &result)
      collect(block.otherwise, .block, &result)
    }
  }
}
