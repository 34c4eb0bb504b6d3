import FacetAnalysis
import FacetValue

extension PreactComponent {
  /// What `h()` takes besides children: attributes, listeners, and a `ref` for all that these cannot say.
  func attributes(of element: CheckedElement, _ region: PreactRegion) -> [JSProperty] {
    var props: [JSProperty] = []
    var parts: [JSExpression] = []
    var styles: [JSProperty] = []
    var sources: [JSExpression] = []
    if let scope = component.scopeAttribute { props.append(.property(scope, .text(""))) }
    for attribute in element.attributes where !isLeftToBinding(attribute, element) {
      switch attribute {
      case .styleProperty(let name, let value): styles.append(.property(name, region.lowering.lower(value)))
      case .spread(let value): sources.append(region.lowering.lower(value))
      case .reference(let slot): parts.append(reference(slot, region))
      case .event: break
      default: if let prop = self.attribute(attribute, element, region) { props.append(prop) }
      }
    }
    if element.form != nil, !element.attributes.contains(where: { $0.writtenName == "method" }) {
      props.append(.property("METHOD", .text("post")))
    }
    let listeners = controlAndListeners(element, region, &props, &parts)
    if !styles.isEmpty { parts.append(call("styles", .object(styles))) }
    if !sources.isEmpty {
      parts.append(.call(helper("spreads"), [.array(element.takenNames.sorted().map { .text($0) })] + sources))
    }
    if !parts.isEmpty { props.append(.property("ref", .call(helper("reference"), parts))) }
    return props + listeners
  }

  /// `(node) => { field = node }`
  private func reference(_ slot: FrameSlot, _ region: PreactRegion) -> JSExpression {
    let node = region.lowering.names.nested().unique("node")
    let variable = JSExpression.id(frame.variables[slot] ?? "unknown")
    return .arrow([.identifier(node)], .statements([.expression(variable.assigned(.id(node)))]))
  }

  private func attribute(
    _ attribute: CheckedAttribute, _ element: CheckedElement, _ region: PreactRegion
  ) -> JSProperty? {
    let lowering = region.lowering
    switch attribute {
    case .fixed(let name, let value):
      return .property(spelled(name, element, isText: value?.isEmpty == false), .text(value ?? ""))
    case .computed(let name, let value):
      return .property(spelled(name, element, isText: value.type == .string), text(of: value, lowering))
    case .boolean(_, let condition) where condition.isFalse: return nil
    case .boolean(let name, let condition):
      return .property(
        spelled(name, element, isText: false),
        .conditional(lowering.lower(condition), then: .text(""), otherwise: .null))
    case .url(let name, let parts): return .property(spelled(name, element, isText: false), url(name, parts, lowering))
    case .classes(let fixed, let computed, let toggles):
      return .property("class", classes(fixed, computed, toggles, lowering))
    case .styleProperty, .spread, .event, .reference: return nil
    }
  }

  /// In a bound control the binding decides these.
  private func isLeftToBinding(_ attribute: CheckedAttribute, _ element: CheckedElement) -> Bool {
    guard let control = element.control, let name = attribute.writtenName else { return false }
    switch control.kind {
    case .value, .multiple: return name == "value" && element.name != "option"
    case .checked, .radioGroup, .checkboxGroup: return name == "checked"
    }
  }

  // MARK: - Names

  /// Attributes that upstream's Preact always sets as such: no element has a property of that name.
  private static let plainNames: Set<String> = [
    "class", "for", "href", "list", "form", "download", "role", "width", "height", "maxlength", "minlength", "colspan",
    "rowspan", "tabindex", "readonly", "datetime",
  ]
  /// Those whose property, given a text, writes just that into the attribute.
  private static let textNames: Set<String> = ["id", "title", "lang", "type", "placeholder", "alt", "src", "name"]

  /// The name of a prop that sets the attribute. Where upstream's Preact would set a property instead, which turns
  /// `draggable="false"` into true and cannot take `title` away, the name is in upper case: no property is called so, and
  /// HTML's attributes are the same in either case.
  func spelled(_ name: String, _ element: CheckedElement, isText: Bool) -> String {
    guard element.namespace == .html, !name.utf8.contains(0x2D), !name.utf8.contains(0x3A) else { return name }
    let isCustom = element.name.utf8.contains(0x2D) || element.name == "form"
    if Self.plainNames.contains(name), !isCustom || name == "class" { return name }
    if isText, !isCustom, Self.textNames.contains(name) { return name }
    return name.uppercased()
  }

  // MARK: - Values

  /// What an attribute says of a value; null leaves it out.
  func text(of value: CheckedExpression, _ lowering: Lowering) -> JSExpression {
    switch value.type {
    case .string, .enumeration, .optional(.string), .optional(.enumeration): lowering.lower(value)
    case .optional: file.runtime.call("chain", lowering.lower(value), file.runtime.helper("printed"))
    default: .template([.value(lowering.lower(value))])
    }
  }

  /// Attributes in which `./` is the variant's root.
  private static let rootedNames: Set<String> = ["href", "action", "formaction", "xlink:href"]

  private func url(_ name: String, _ parts: [URLPart], _ lowering: Lowering) -> JSExpression {
    let isRooted = Self.rootedNames.contains(name)
    if parts.count == 1, case .literal(let text) = parts[0], !(isRooted && text.utf8.starts(with: "./".utf8)) {
      return .text(text)
    }
    let lowered = parts.map { part in
      switch part {
      case .literal(let text): JSExpression.text(text)
      case .whole(let value): file.runtime.call("whole", lowering.lower(value))
      case .path(let value): file.runtime.call("segment", lowering.lower(value))
      case .query(let value): file.runtime.call("component", lowering.lower(value))
      }
    }
    return file.runtime.call("url", [.boolean(isRooted)] + lowered)
  }

  private func classes(
    _ fixed: String, _ computed: CheckedExpression?, _ toggles: [(name: String, condition: CheckedExpression)],
    _ lowering: Lowering
  ) -> JSExpression {
    if computed == nil, toggles.isEmpty { return .text(fixed) }
    if computed == nil, fixed.isEmpty, toggles.count == 1 {
      return .conditional(lowering.lower(toggles[0].condition), then: .text(toggles[0].name), otherwise: .null)
    }
    let names = toggles.flatMap { [JSExpression.text($0.name), lowering.lower($0.condition)] }
    return file.runtime.call("classes", [.text(fixed), computed.map { lowering.lower($0) } ?? .null] + names)
  }
}

extension CheckedExpression {
  /// Whether it is the literal `false`.
  fileprivate var isFalse: Bool { if case .literal(.bool(false)) = kind { true } else { false } }
}
