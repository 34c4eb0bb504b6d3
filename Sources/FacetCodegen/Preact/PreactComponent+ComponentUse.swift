import FacetAnalysis

/// Components and slots.
extension PreactComponent {
  /// A component of Preact's, where no text can meet what it shows and it has a life of its own; else its nodes.
  func component(
    _ use: CheckedComponentUse, _ node: CheckedNode, _ region: PreactRegion, isFree: Bool
  ) -> JSExpression {
    guard project.components.indices.contains(use.component) else { return .null }
    let used = project.components[use.component]
    let isComponent = traits.living.contains(used.id) && (isFree || traits.closed.contains(used.id))
    let place = [region.scope, .number(Double(use.callSite)), .number(Double(node.id))]
    let props = props(use, used, region)
    if isComponent {
      var all: [JSProperty] = region.key(of: node).map { [.property("key", $0)] } ?? []
      all.append(.property("$at", .array(place)))
      return .call(h, [componentName(used), .object(all + props)]).annotated(use.span)
    }
    return .call(helper("call"), place + [definition(of: used), .object(props)]).annotated(use.span)
  }

  private func componentName(_ used: CheckedComponent) -> JSExpression {
    used.id == component.id ? .id(functionName) : file.use(used)
  }

  private func definition(of used: CheckedComponent) -> JSExpression {
    if used.id == component.id { return .id(definitionName) }
    return file.module.use(
      "definition", from: file.runtime.root + project.path(of: used), as: "\(used.name)Definition")
  }

  private func props(_ use: CheckedComponentUse, _ used: CheckedComponent, _ region: PreactRegion) -> [JSProperty] {
    var props = use.props.compactMap { given -> JSProperty? in
      guard let prop = used.props.first(where: { $0.slot == given.slot }) else { return nil }
      return .property(Self.propName(prop.name), value(given.value, region))
    }
    if !use.contents.isEmpty {
      props.append(.property("$slots", .object(use.contents.map { content($0, region) })))
    }
    return props
  }

  /// An action that needs nothing of a region is made once.
  private func value(_ value: CheckedExpression, _ region: PreactRegion) -> JSExpression {
    guard case .action(let index) = value.kind else { return region.lowering.lower(value) }
    return hoisted(region, wished: "run") { $0.action(index) }.annotated(value.span)
  }

  static func slotName(_ name: String?) -> String {
    guard let name else { return "default" }
    return name == "default" ? "$default" : name
  }

  /// `default: (content, { row: todo }) => …`
  private func content(_ content: CheckedSlotContent, _ region: PreactRegion) -> JSProperty {
    let lowering = region.lowering.nested()
    let name = lowering.names.unique("content")
    let bindings = content.bindings.map { binding -> JSPatternProperty in
      let wished = component.frame.indices.contains(binding.slot) ? component.frame[binding.slot].name : nil
      let local = lowering.names.unique(wished ?? binding.argument)
      frame.bind(binding.slot, to: .id(local))
      return .value(binding.argument, .identifier(local))
    }
    let inner = PreactRegion(
      scope: .id(name), lowering: lowering, declarations: PreactDeclarations(), keys: .prefixed,
      parent: region.parent, isPage: false)
    let shown = one(of: list(content.nodes, inner))
    let parameters: [JSPattern] = [.identifier(name)] + (bindings.isEmpty ? [] : [.object(bindings)])
    return .property(Self.slotName(content.name), .arrow(parameters, inner.declarations.body(shown)))
  }

  /// `slot(self, 0, 3, self.props.$slots?.default, { row: todo }, () => …)`
  func slot(_ slot: CheckedSlot, _ node: CheckedNode, _ region: PreactRegion) -> JSExpression {
    frame.note(PreactFrame.givenContent)
    let given = JSExpression.id("self").member("props").member("$slots").optionalMember(Self.slotName(slot.name))
    let values = slot.arguments.map { JSProperty.property($0.name, region.lowering.lower($0.value)) }
    let inner = PreactRegion(
      scope: region.scope, lowering: region.lowering, declarations: PreactDeclarations(), keys: region.keys,
      parent: region.parent, isPage: region.isPage)
    let fallback = one(of: list(slot.fallback, inner))
    return call(
      "slot", region.scope, .number(Double(slot.site)), .number(Double(node.id)), given, .object(values),
      .arrow([], inner.declarations.body(fallback)))
  }
}
