import FacetAnalysis

/// Names of the members that a region's markup asks its scope for: what they are, and the number of their node.
enum AlpineNames {
  /// `title4`, `ariaCurrent4`, `x1_4`
  static func attribute(_ name: String, _ id: NodeID) -> String { numbered(JSIdentifier.make(from: name), id) }

  /// `onClick4`
  static func event(_ name: String, _ id: NodeID) -> String {
    let name = JSIdentifier.make(from: name)
    return numbered("on" + name.prefix(1).uppercased() + name.dropFirst(), id)
  }

  /// `text4`, `if4`, `for4`, `slot4`, `html4`, `model4`
  static func node(_ kind: String, _ id: NodeID) -> String { numbered(kind, id) }

  /// The name under which Alpine knows a component: `Card`.
  static func data(_ component: CheckedComponent) -> String { JSIdentifier.make(from: component.name) }

  private static func numbered(_ name: String, _ id: NodeID) -> String {
    let endsInDigit = name.utf8.last.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    return "\(name)\(endsInDigit ? "_" : "")\(id)"
  }
}

extension CheckedNode {
  /// The member that a block, a component, a slot or trusted HTML is.
  func alpineName(_ project: ClientProject) -> String {
    switch kind {
    case .text: AlpineNames.node("text", id)
    case .trustedHTML: AlpineNames.node("html", id)
    case .conditional: AlpineNames.node("if", id)
    case .each: AlpineNames.node("for", id)
    case .slot: AlpineNames.node("slot", id)
    case .component(let use):
      AlpineNames.node(
        project.components.indices.contains(use.component)
          ? JSIdentifier.variable(project.components[use.component].name) : "component", id)
    case .element, .head: AlpineNames.node("node", id)
    }
  }
}

extension [CheckedNode] {
  /// Those that have nodes in the page.
  var shown: [CheckedNode] { filter { !$0.isHead } }

  /// The text, when there is nothing else and it can change.
  var onlyText: CheckedNode? {
    guard shown.count == 1, let node = shown.first, case .text(let parts) = node.kind, parts.isDynamic else {
      return nil
    }
    return node
  }

  /// Whether they are one element.
  var isOneElement: Bool { shown.count == 1 && shown[0].isElement }
}
