import FacetAnalysis

extension AlpineMarkup {
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// - Parameter root: the component, when the element is all that it shows.
  func text(of element: CheckedElement, _ id: NodeID, _ parent: Parent, root: CheckedComponent?) -> String {
    var text = "<\(element.name)"
    if let scope = component.scopeAttribute { text += " \(scope)" }
    text += fixedAttributes(of: element) + directives(of: element, id, root: root) + ">"
    if element.namespace == .html, Self.voidElements.contains(element.name) { return text }
    if element.form != nil {
      let path = AlpineNames.node("action", id)
      text += "<input type=\"hidden\" name=\"_action\" x-bind:value=\"\(path)\">"
    }
    if element.showsChildren, element.children.onlyText == nil {
      text += self.text(of: element.children, element.contentParent)
    }
    return text + "</\(element.name)>"
  }

  private func fixedAttributes(of element: CheckedElement) -> String {
    var text = ""
    for attribute in element.attributes where !element.leavesToBinding(attribute) {
      switch attribute {
      case .fixed(let name, let value): text += Self.attribute(name, value)
      case .classes(let fixed, nil, let toggles) where toggles.isEmpty: text += Self.attribute("class", fixed)
      default: break
      }
    }
    if element.form != nil, !element.writes("method") { text += Self.attribute("method", "post") }
    if let control = element.control, !control.isNamedByInstance, !element.writes("name") {
      text += Self.attribute("name", control.name)
    }
    return text
  }

  private static func attribute(_ name: String, _ value: String?) -> String {
    guard let value else { return " \(name)" }
    return " \(name)=\"\(MarkupText.escaped(value, isAttribute: true))\""
  }

  /// The directives of an element, in the order in which Alpine handles them: a binding listens before handlers do.
  func directives(of element: CheckedElement, _ id: NodeID, root: CheckedComponent?) -> String {
    var list: [(directive: String, member: String)] = []
    if let root { list.append(("x-data", AlpineNames.data(root))) }
    if element.reference != nil { list.append(("x-ref", AlpineNames.node("ref", id))) }
    for attribute in AlpineAttribute.bound(element) { list.append((attribute.directive, attribute.member(id))) }
    if element.control != nil { list.append(("x-model", AlpineNames.node("model", id))) }
    for name in element.eventNames { list.append(("x-on:\(name)", AlpineNames.event(name, id))) }
    if element.showsChildren, let text = element.children.onlyText {
      list.append(("x-text", AlpineNames.node("text", text.id)))
    }
    return list.map { " \($0.directive)=\"\($0.member)\"" }.joined()
  }
}

extension CheckedElement {
  /// Whether its children are its content: a bound `textarea` shows what it is bound to.
  var showsChildren: Bool { !(control != nil && name == "textarea") }

  /// Its events, each once.
  var eventNames: [String] {
    events.reduce(into: []) { names, event in
      if !names.contains(event.name) { names.append(event.name) }
    }
  }

  /// The slot that it is kept in for actions.
  var reference: FrameSlot? {
    for case .reference(let slot) in attributes { return slot }
    return nil
  }

  var events: [CheckedEvent] {
    attributes.compactMap { if case .event(let event) = $0 { event } else { nil } }
  }
}
