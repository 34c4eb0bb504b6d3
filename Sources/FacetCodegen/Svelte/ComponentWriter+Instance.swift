import FacetAnalysis
import FacetValue

extension ComponentWriter {
  /// Whether the instance does more than show what it is given.
  var hasInstance: Bool {
    isPage || !component.clientStates.isEmpty || !component.inputs.isEmpty || !component.loads.isEmpty
      || !component.lives.isEmpty || !component.storeUses.isEmpty || !component.actions.isEmpty
      || !component.effects.isEmpty || !component.onMount.isEmpty || !component.onUnmount.isEmpty
      || component.route != nil
  }

  /// `instance(here, { … })`, and what it takes part in.
  func declareInstance() {
    guard hasInstance else { return }
    statements.append(.const(.identifier(made), runtime.call("instance", .id(here), definition)))
    for state in component.clientStates where state.isStored {
      let shape = file.shapes.shape(of: state.type)
      statements.append(.expression(runtime.call("restore", .id(made), .text(state.name), shape)))
    }
    let inputs = addressInputs
    if !inputs.isEmpty { statements.append(.expression(runtime.call("address", .id(made), .object(inputs)))) }
    for live in component.lives { statements.append(stream(live)) }
  }

  private var definition: JSExpression {
    var properties: [JSProperty] = [
      .property("name", .text(component.name)),
      .property("receive", runtime.call("receiver", .object(receivers))),
    ]
    if !component.loads.isEmpty {
      properties.append(.property("loads", ToldValues.loadShapes(of: component, file)))
      properties.append(.shorthand(values))
    }
    if !component.storeUses.isEmpty {
      let stores = component.storeUses.map { file.shapes.store(component.frame[$0.slot].name ?? "") }
      properties.append(.property("stores", .array(stores)))
    }
    if project.options.isDevelopment { properties.append(.property("expose", exposed)) }
    if !component.effects.isEmpty { properties.append(.property("effects", .array(component.effects.map(effect)))) }
    if !component.onMount.isEmpty { properties.append(.property("mount", functions(component.onMount))) }
    if !component.onUnmount.isEmpty { properties.append(.property("unmount", functions(component.onUnmount))) }
    return .object(properties)
  }

  private func functions(_ actions: [CheckedAction]) -> JSExpression {
    .array(actions.map { lowering.function(of: $0).annotated($0.span) })
  }

  private func effect(_ effect: CheckedAction) -> JSExpression {
    let reads = SlotReads.of(effect: effect, in: component).filter { access.readers[$0] != nil }
    return .object([
      .property("reads", .arrow([], .expression(.array(reads.map(access.read))))),
      .property("run", lowering.function(of: effect).annotated(effect.span)),
    ])
  }

  private var exposed: JSExpression {
    .arrow([], .expression(.object(component.exposedSlots.map { .property($0.name, access.read($0.slot)) })))
  }

  private var addressInputs: [JSProperty] {
    var inputs = component.inputs.compactMap { input in
      lowering.addressInput(input).map { JSProperty.property(input.name, $0) }
    }
    if component.route != nil { inputs.append(.property("route", runtime.helper("routeInput"))) }
    return inputs
  }

  private func stream(_ live: CheckedLive) -> JSStatement {
    var element = ValueType.error
    if case .array(let type) = live.type { element = type }
    let segments = live.path.segments.map { segment in
      switch segment {
      case .literal(let text): JSExpression.text(text)
      case .value(let value): lowering.lower(value)
      }
    }
    return .expression(
      runtime.call(
        "live", .id(here), runtime.call("apiPath", .array(segments)), file.shapes.shape(of: element),
        lowering.function(of: live.handler).annotated(live.handler.span)))
  }

  /// What the function returns besides nodes.
  func returned() -> (properties: [JSProperty], ends: [JSStatement]) {
    let ends: [JSStatement] =
      hasInstance
      ? [
        .expression(runtime.call("destroy", .id(made))),
        .expression(JSExpression.id(changes).member("isEnded").assigned(true)),
      ] : [.expression(JSExpression.id(changes).member("isEnded").assigned(true))]
    return ([propsSetter()].compactMap { $0 }, ends)
  }
}
