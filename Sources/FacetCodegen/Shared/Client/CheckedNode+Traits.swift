import FacetAnalysis

extension CheckedNode {
  /// Whether it goes to the document's head and leaves nothing where it stands.
  var isHead: Bool { if case .head = kind { true } else { false } }
}

extension CheckedElement {
  /// In a bound control the binding decides these; a second one would contradict it.
  func leavesToBinding(_ attribute: CheckedAttribute) -> Bool {
    guard let control, let name = attribute.writtenName else { return false }
    switch control.kind {
    case .value, .multiple: return name == "value" && self.name != "option"
    case .checked, .radioGroup, .checkboxGroup: return name == "checked"
    }
  }

  /// Names that a spread cannot bring, as on the server.
  var takenNames: Set<String> {
    var names = Set(attributes.compactMap { $0.writtenName?.lowercased() })
    if form != nil { names.formUnion(["method", "action", "enctype"]) }
    if name == "iframe" { names.insert("src") }
    if name == "link" { names.formUnion(["href", "rel"]) }
    if control != nil { names.formUnion(["name", "value", "checked", "type", "form"]) }
    if name == "option" { names.formUnion(["value", "selected"]) }
    return names
  }

  /// The text of an attribute that is written out; nil when it is not.
  func fixedValue(of name: String) -> String? {
    for case .fixed(name, let value?) in attributes { return value }
    return nil
  }

  /// Whether data may bring attributes.
  var hasSpread: Bool { attributes.contains { if case .spread = $0 { true } else { false } } }
}

extension CheckedAttribute {
  /// The name of the one attribute that it writes; nil when it writes none, or its names are data.
  var writtenName: String? {
    switch self {
    case .fixed(let name, _), .computed(let name, _), .boolean(let name, _), .url(let name, _): name
    case .classes: "class"
    case .styleProperty, .spread, .event, .reference: nil
    }
  }
}
