import FacetAnalysis

/// The markup of a template: what the server writes, without what depends on values.
struct SolidMarkup {
  let scopeAttribute: String?
  private(set) var text = ""

  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  init(_ element: CheckedElement, scopeAttribute: String?) {
    self.scopeAttribute = scopeAttribute
    add(element)
  }

  private mutating func add(_ element: CheckedElement) {
    text += "<\(element.name)"
    if let scopeAttribute { text += " \(scopeAttribute)" }
    for attribute in element.attributes where !element.leavesToBinding(attribute) { add(attribute) }
    if element.form != nil, !element.attributeNames.contains("method") { text += " method=\"post\"" }
    if let control = element.control, !control.isNamedByInstance, !element.attributeNames.contains("name") {
      add("name", control.name)
    }
    text += ">"
    if element.namespace == .html, Self.voidElements.contains(element.name) { return }
    if element.form != nil { text += "<input type=\"hidden\" name=\"_action\">" }
    addContent(SolidChildren(of: element))
    text += "</\(element.name)>"
  }

  private mutating func addContent(_ children: SolidChildren) {
    for (index, node) in children.nodes.enumerated() {
      if children.isParted(index) { text += "<!---->" }
      switch SolidNode(node) {
      case .fixedText(let fixed): text += Self.escaped(fixed, quotes: false)
      case .text: text += " "
      case .element(let element): add(element)
      case .region: if !children.isAlone { text += "<!--$--><!--/-->" }
      }
    }
  }

  private mutating func add(_ attribute: CheckedAttribute) {
    switch attribute {
    case .fixed(let name, let value): add(name, value)
    case .url(let name, let parts): if let address = parts.fixedAddress { add(name, address) }
    case .classes(let fixed, nil, let toggles) where toggles.isEmpty: add("class", fixed)
    case .computed, .boolean, .classes, .styleProperty, .spread, .event, .reference: break
    }
  }

  private mutating func add(_ name: String, _ value: String?) {
    text += " \(name)"
    if let value { text += "=\"\(Self.escaped(value, quotes: true))\"" }
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where quotes: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\r": result.append(contentsOf: "&#13;".unicodeScalars)
      case "\0": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension CheckedElement {
  /// The names that its attributes have in markup, where they are known.
  var attributeNames: Set<String> { Set(attributes.compactMap(\.writtenName)) }
}
