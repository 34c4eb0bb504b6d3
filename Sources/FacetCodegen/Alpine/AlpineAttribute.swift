import FacetAnalysis

/// An attribute that a member of the scope gives: what `x-bind` names, and what the member is.
enum AlpineAttribute {
  case named(String, CheckedAttribute)
  case style([(name: String, value: CheckedExpression)])
  case spread([CheckedExpression])
  /// The name of a control that several instances may have in one form.
  case fieldName(CheckedControl)
  /// The `value` of a checkbox or a radio button, which the template leaves out.
  case ownValue(CheckedControl)

  static func bound(_ element: CheckedElement) -> [AlpineAttribute] {
    var bound: [AlpineAttribute] = []
    var styles: [(name: String, value: CheckedExpression)] = []
    var spreads: [CheckedExpression] = []
    for attribute in element.attributes where !element.leavesToBinding(attribute) {
      switch attribute {
      case .styleProperty(let name, let value): styles.append((name, value))
      case .spread(let value): spreads.append(value)
      case .event, .reference: break
      default:
        if attribute.isDynamic, let name = attribute.writtenName { bound.append(.named(name, attribute)) }
      }
    }
    if !styles.isEmpty { bound.append(.style(styles)) }
    if !spreads.isEmpty { bound.append(.spread(spreads)) }
    return bound + ofControl(element)
  }

  private static func ofControl(_ element: CheckedElement) -> [AlpineAttribute] {
    guard let control = element.control else { return [] }
    var bound: [AlpineAttribute] = []
    if control.isNamedByInstance, !element.writes("name") { bound.append(.fieldName(control)) }
    switch control.kind {
    case .value, .multiple: break
    case .checked: if !element.writes("value") { bound.append(.ownValue(control)) }
    case .radioGroup, .checkboxGroup:
      if !element.writes("value"), control.optionValue != nil { bound.append(.ownValue(control)) }
    }
    return bound
  }

  /// `x-bind:class`; names in mixed case, which only SVG has, as Alpine writes them: `x-bind:view-box.camel`.
  var directive: String {
    switch self {
    case .named(let name, _):
      let parts = name.unicodeScalars.map { scalar in
        scalar.properties.isUppercase ? "-\(String(scalar).lowercased())" : String(scalar)
      }
      let written = parts.joined()
      return written == name ? "x-bind:\(name)" : "x-bind:\(written).camel"
    case .style: return "x-bind:style"
    case .spread: return "x-bind"
    case .fieldName: return "x-bind:name"
    case .ownValue: return "x-bind:value"
    }
  }

  func member(_ id: NodeID) -> String {
    switch self {
    case .named(let name, _): AlpineNames.attribute(name, id)
    case .style: AlpineNames.node("style", id)
    case .spread: AlpineNames.node("attributes", id)
    case .fieldName: AlpineNames.node("name", id)
    case .ownValue: AlpineNames.node("value", id)
    }
  }
}
