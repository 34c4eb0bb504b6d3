import FacetAnalysis
import FacetValue

extension SolidBody {
  /// `Card(place(here, 0, 12), { get title() { … } }, { foot: (place) => … })`
  func component(_ use: CheckedComponentUse, _ node: NodeID) -> JSExpression {
    let used = owner.project.components[use.component]
    let function = use.component == owner.component.id ? JSExpression.id(owner.name) : owner.file.use(used)
    let place = runtime.call(
      "place", placeHere(), .number(Double(use.callSite)), .number(Double(node)))
    var arguments: [JSExpression] = [place, .object(use.props.compactMap { prop($0.slot, $0.value, of: used) })]
    if !used.slots.isEmpty { arguments.append(.object(use.contents.map { content($0) })) }
    return JSExpression.call(function, arguments).annotated(use.span)
  }

  /// What changes is read when it is needed; what is dear to compute is kept.
  private func prop(_ slot: FrameSlot, _ value: CheckedExpression, of used: CheckedComponent) -> JSProperty? {
    guard let name = used.props.first(where: { $0.slot == slot })?.name else { return nil }
    let lowered = lowering.lower(value)
    if case .action = value.kind { return .property(name, lowered) }
    if SlotReads.of(value).isEmpty { return .property(name, lowered) }
    if value.isCheapInSolid { return .getter(.named(name), body: [.exit(lowered)]) }
    let kept = self.name(name, runtime.call("derived", .arrow([], .expression(lowered))))
    return .getter(.named(name), body: [.exit(kept.called())])
  }

  /// What a slot is given: it is made where the slot stands, of what is seen here.
  private func content(_ content: CheckedSlotContent) -> JSProperty {
    let scope = lowering.nested()
    let place = scope.names.unique("slotPlace")
    let body = SolidBody(owner, scope, place: .id(place), namespace: namespace)
    var parameters: [JSPattern] = [.identifier(place)]
    if !content.bindings.isEmpty {
      parameters.append(
        .object(
          content.bindings.map { binding in
            .value(binding.argument, .identifier(body.bindAccessor(binding.slot, wished: binding.argument)))
          }))
    }
    return .property(content.name ?? "default", body.function(parameters, body.content(of: content.nodes)))
  }

  /// `contents.foot ? contents.foot(place(here, "s0", 3), { row: () => … }) : fallback`
  func slot(_ slot: CheckedSlot, _ node: NodeID) -> JSExpression {
    let given = JSExpression.id(owner.contentsName).member(slot.name ?? "default")
    var arguments = [
      runtime.call("place", placeHere(), .text("s\(slot.site)"), .number(Double(node)))
    ]
    arguments.append(
      .object(slot.arguments.map { .property($0.name, Self.reading(lowering.lower($0.value))) }))
    if slot.arguments.isEmpty { arguments.removeLast() }
    let body = nested()
    let fallback = body.content(of: slot.fallback)
    if body.usesPlace { _ = placeHere() }
    if slot.fallback.isEmpty { return .call(given, arguments, isOptional: true) }
    let otherwise = body.statements.isEmpty ? fallback : .call(body.function([], fallback), [])
    return .conditional(given, then: .call(given, arguments), otherwise: otherwise)
  }
}
