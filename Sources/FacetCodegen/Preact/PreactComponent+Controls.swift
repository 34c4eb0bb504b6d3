import FacetAnalysis
import FacetValue

/// Bound controls: their name, the property that shows the value, and what reads them.
extension PreactComponent {
  /// Adds what a control needs, and gives all listeners of the element.
  func controlAndListeners(
    _ element: CheckedElement, _ region: PreactRegion, _ props: inout [JSProperty], _ parts: inout [JSExpression]
  ) -> [JSProperty] {
    guard let control = element.control else { return listeners(of: element, region) }
    props += fields(control, element, region)
    let kind = kind(of: control, element, region)
    parts.insert(call("shown", kind, region.lowering.read(control.place)), at: 0)
    return listeners(of: element, region, reading: typed(control, kind, region))
  }

  private func names(of element: CheckedElement) -> Set<String> {
    Set(
      element.attributes.compactMap { attribute in
        switch attribute {
        case .fixed(let name, _), .computed(let name, _), .boolean(let name, _), .url(let name, _): name
        default: nil
        }
      })
  }

  /// The `name`, and the `value` of what is chosen, as the server writes them.
  private func fields(_ control: CheckedControl, _ element: CheckedElement, _ region: PreactRegion) -> [JSProperty] {
    let names = names(of: element)
    var props: [JSProperty] = []
    if !names.contains("name") {
      let name = JSExpression.text(control.name)
      props.append(.property("name", control.isNamedByInstance ? call("fieldName", name, frame.place) : name))
    }
    guard !names.contains("value") else { return props }
    switch control.kind {
    case .value, .multiple: break
    case .checked where !region.isPage:
      let value = call("checkboxValue", region.scope.member("place"), frame.place, .boolean(names.contains("name")))
      props.append(.property("VALUE", value))
    case .checked: break
    case .radioGroup, .checkboxGroup:
      props.append(.property("VALUE", control.optionValue.map { text(of: $0, region.lowering) } ?? .text("on")))
    }
    return props
  }

  // MARK: - Kinds

  /// `(node) => kind`
  private func kind(of control: CheckedControl, _ element: CheckedElement, _ region: PreactRegion) -> JSExpression {
    switch control.kind {
    case .value where element.name == "select":
      constantKind(file.shapes.pure("selectControl", [reader(of: control.place.type)]), control)
    case .value: constantKind(file.shapes.pure("valueControl", valueArguments(control, element)), control)
    case .multiple:
      constantKind(file.shapes.pure("multipleControl", [reader(of: control.place.type.element)]), control)
    case .checked: .arrow([], .expression(file.runtime.helper("checkedControl")))
    case .radioGroup: .arrow([], .expression(file.runtime.call("radioControl", own(control, region))))
    case .checkboxGroup:
      .arrow(
        [.identifier("node")], .expression(group(control).calling("control", .id("node"), own(control, region))))
    }
  }

  private func own(_ control: CheckedControl, _ region: PreactRegion) -> JSExpression {
    .arrow([], .expression(control.optionValue.map { region.lowering.lower($0) } ?? .text("on")))
  }

  /// A kind that depends on nothing is a constant of the module.
  private func constantKind(_ kind: JSExpression, _ control: CheckedControl) -> JSExpression {
    let name = file.module.names.unique("\(control.name) control")
    constants.append(.const(.identifier(name), kind))
    return .arrow([], .expression(.id(name)))
  }

  private func valueArguments(_ control: CheckedControl, _ element: CheckedElement) -> [JSExpression] {
    var arguments = [reader(of: control.place.type)]
    let hasSpread = element.attributes.contains { if case .spread = $0 { true } else { false } }
    let marks = !names(of: element).contains("aria-invalid") && !hasSpread && element.name == "input"
    let show = showing(control.place.type, element)
    if show != nil || !marks { arguments.append(show ?? .undefined) }
    if !marks { arguments.append(false) }
    return arguments
  }

  /// Dates are shown by the type of the input.
  private func showing(_ type: ValueType, _ element: CheckedElement) -> JSExpression? {
    guard type == .date || type == .optional(.date) else { return nil }
    for case .fixed("type", let value?) in element.attributes {
      switch value.lowercased() {
      case "date": return file.runtime.helper("showDay")
      case "datetime-local": return file.runtime.helper("showMinute")
      default: break
      }
    }
    return file.runtime.helper("showDate")
  }

  /// Checkboxes that are bound to one place know of each other.
  private func group(_ control: CheckedControl) -> JSExpression {
    let steps = control.place.steps.map { step in
      if case .field(let index) = step { ".\(index)" } else { "[]" }
    }
    let place = "\(control.place.slot)\(steps.joined())"
    if let known = groups[place] { return known }
    let name = names.unique("\(control.name) group")
    handlers.append(.const(.identifier(name), file.runtime.call("checkboxGroup")))
    groups[place] = .id(name)
    return .id(name)
  }

  /// `typed(kind, () => title, (value) => { self.set(title = value) }, self.place)`
  private func typed(_ control: CheckedControl, _ kind: JSExpression, _ region: PreactRegion) -> JSExpression {
    later {
      let inner = region.lowering.nested()
      let value = inner.names.unique("value")
      let set = JSExpression.arrow([.identifier(value)], .statements(inner.assign(control.place, .id(value))))
      let get = JSExpression.arrow([], .expression(inner.read(control.place)))
      return call("typed", kind, get, set, frame.place)
    }
  }
}
