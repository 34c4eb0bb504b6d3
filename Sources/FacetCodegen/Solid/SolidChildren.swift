import FacetAnalysis
import FacetValue

/// What a node is to the client.
enum SolidNode {
  /// Text that never changes; empty, it is no node.
  case fixedText(String)
  /// A text node that is there whatever the values are.
  case text([TextPart])
  case element(CheckedElement)
  /// Whatever else may change its nodes: blocks, components, slots, trusted markup, text that may be empty.
  case region

  init(_ node: CheckedNode) {
    switch node.kind {
    case .element(let element): self = .element(element)
    case .text(let parts):
      if let text = parts.fixedText {
        self = .fixedText(text)
      } else {
        self = parts.contains(where: \.isNeverEmpty) ? .text(parts) : .region
      }
    case .trustedHTML, .component, .slot, .conditional, .each, .head: self = .region
    }
  }

  var isText: Bool {
    switch self {
    case .fixedText(let text): !text.isEmpty
    case .text: true
    case .element, .region: false
    }
  }
}

/// The content of an element, or of a region: what belongs to the document's head is no part of it.
struct SolidChildren {
  let nodes: [CheckedNode]
  /// Whether the only node is all that its element has.
  let isAlone: Bool

  init(_ nodes: [CheckedNode], hasOthers: Bool = false) {
    self.nodes = nodes.filter { node in
      switch node.kind {
      case .head: false
      case .text(let parts): parts.fixedText?.isEmpty != true
      default: true
      }
    }
    isAlone = self.nodes.count == 1 && !hasOthers
  }

  /// A form begins with a hidden field.
  init(of element: CheckedElement) {
    self.init(element.isBoundText ? [] : element.children, hasOthers: element.form != nil)
  }

  /// Whether a comment keeps the node's text from the one before it, since what stood between them belongs to the head.
  func isParted(_ index: Int) -> Bool {
    index > 0 && SolidNode(nodes[index]).isText && SolidNode(nodes[index - 1]).isText
  }
}

extension [TextPart] {
  /// The text, when it has no value in it that can change.
  var fixedText: String? {
    var text = ""
    for part in self {
      switch part {
      case .literal(let literal): text += literal
      case .expression(let expression):
        guard case .literal(.string(let value)) = expression.kind else { return nil }
        text += value
      }
    }
    return text
  }
}

extension TextPart {
  /// Numbers and the like print as something; a text may be empty.
  var isNeverEmpty: Bool {
    switch self {
    case .literal(let text): !text.isEmpty
    case .expression(let expression):
      switch expression.type {
      case .int, .double, .bool: true
      default: false
      }
    }
  }
}

extension CheckedElement {
  /// Its text is what it is bound to.
  var isBoundText: Bool { control != nil && name == "textarea" }

  /// Whether code has something to do with it or with what is in it.
  var needsCode: Bool {
    if form != nil || control != nil || attributes.contains(where: \.needsCode) { return true }
    return SolidChildren(of: self).nodes.contains { node in
      switch SolidNode(node) {
      case .fixedText: false
      case .text, .region: true
      case .element(let element): element.needsCode
      }
    } || children.contains { if case .head = $0.kind { true } else { false } }
  }
}

extension CheckedAttribute {
  /// Whether it is not written in the template's markup.
  var needsCode: Bool {
    switch self {
    case .fixed: false
    case .url(_, let parts): parts.fixedAddress == nil
    case .classes(_, let computed, let toggles): computed != nil || !toggles.isEmpty
    case .boolean(_, let condition): condition.kind.isFalse ? false : true
    case .computed, .styleProperty, .spread, .event, .reference: true
    }
  }
}

extension CheckedExpression.Kind {
  var isFalse: Bool {
    if case .literal(.bool(false)) = self { true } else { false }
  }
}

extension [URLPart] {
  /// An address that is the same for every page, whoever serves it, and needs no check.
  var fixedAddress: String? {
    guard count == 1, case .literal(let text)? = first else { return nil }
    let isKnown = ["https://", "http://", "mailto:", "#", "?"].contains { text.utf8.starts(with: $0.utf8) }
    return isKnown && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } ? text : nil
  }
}
