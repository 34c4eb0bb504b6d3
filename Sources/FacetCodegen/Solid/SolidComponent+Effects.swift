import FacetAnalysis

/// What an instance does by itself: effects, and what runs when it begins and ends.
extension SolidComponent {
  /// The properties of `define` that hold it.
  func reactions() -> [JSProperty] {
    var effects = component.effects.map { effect($0, reads: SlotReads.of(effect: $0, in: component)) }
    var properties: [JSProperty] = []
    if component.onMount.contains(where: { round(of: $0) != nil }) {
      // What depends on nothing runs once, before the other effects.
      effects = component.onMount.map { effect($0, reads: []) } + effects
    } else if !component.onMount.isEmpty {
      properties.append(.property("mount", functions(component.onMount)))
    }
    if !component.onUnmount.isEmpty { properties.append(.property("unmount", functions(component.onUnmount))) }
    return (effects.isEmpty ? [] : [.property("effects", .array(effects))]) + properties
  }

  private func functions(_ actions: [CheckedAction]) -> JSExpression {
    .array(actions.map { lowering.function(of: $0).annotated($0.span) })
  }

  private func round(of code: CheckedAction) -> SolidRound? { SolidRound(code, in: component, frame, names.nested()) }

  /// What runs when a value has changed, and which values these are.
  private func effect(_ effect: CheckedAction, reads: [FrameSlot]) -> JSExpression {
    let reads = JSProperty.property("reads", .arrow([], .expression(.array(reads.map { lowering.read($0) }))))
    let scope = names.nested()
    guard let round = SolidRound(effect, in: component, frame, scope) else {
      return .object([reads, .property("run", lowering.function(of: effect).annotated(effect.span))])
    }
    let props = JSExpression.arrow([], .expression(.array(round.props.map { lowering.read($0) })))
    let run = run(effect, round, file.lowering(component, round).nested(scope))
    return .object([.property("props", props), reads, .property("run", run.annotated(effect.span))])
  }

  private func run(_ effect: CheckedAction, _ round: SolidRound, _ lowering: Lowering) -> JSExpression {
    let function = lowering.function(of: effect)
    guard case .arrow(_, let body, let isAsync) = function else { return function }
    let statements =
      switch body {
      case .statements(let statements): statements
      case .expression(let value): [JSStatement.exit(value)]
      }
    return .arrow(
      [.identifier(round.seen)], .statements(round.declarations(lowering) + statements), isAsync: isAsync)
  }
}
