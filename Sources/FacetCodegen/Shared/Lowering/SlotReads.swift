import FacetAnalysis

/// Which slots of a component's frame code reads. What runs later, an action that is passed on, reads nothing now.
package enum SlotReads {
  package static func of(_ expression: CheckedExpression) -> Set<FrameSlot> {
    switch expression.kind {
    case .literal, .action, .now, .random, .call: []
    case .read(let slot): [slot]
    case .interpolated(let parts), .array(let parts), .record(_, let parts): of(parts)
    case .dictionary(let entries): of(entries.flatMap { [$0.key, $0.value] })
    case .field(let base, _), .not(let base), .negateInt(let base), .negateDouble(let base): of(base)
    case .chain(let base, _, let then): of([base, then])
    case .element(let base, let key), .entry(let base, let key): of([base, key])
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
      .coalesce(let left, let right), .range(let left, let right, _):
      of([left, right])
    case .conditional(let test, let then, let otherwise): of([test, then, otherwise])
    case .function(_, let arguments): arguments.reduce(into: []) { $0.formUnion(of($1)) }
    case .runAction(_, let arguments): of(arguments)
    case .runPassed(let action, let arguments): of([action] + arguments)
    }
  }

  package static func of(_ expressions: [CheckedExpression]) -> Set<FrameSlot> {
    expressions.reduce(into: []) { $0.formUnion(of($1)) }
  }

  private static func of(_ argument: CheckedArgument) -> Set<FrameSlot> {
    switch argument {
    case .value(let value), .closure(_, let value): of(value)
    }
  }

  package static func of(_ place: CheckedPlace) -> Set<FrameSlot> {
    place.steps.reduce(into: [place.slot]) { slots, step in
      switch step {
      case .field: break
      case .index(let value), .key(let value): slots.formUnion(of(value))
      }
    }
  }

  package static func of(_ conditions: [CheckedCondition]) -> Set<FrameSlot> {
    conditions.reduce(into: []) { slots, condition in
      switch condition {
      case .test(let value), .binding(_, let value): slots.formUnion(of(value))
      }
    }
  }
}

extension SlotReads {
  /// What markup reads, in all its regions.
  package static func of(_ nodes: [CheckedNode]) -> Set<FrameSlot> {
    nodes.reduce(into: []) { $0.formUnion(of($1)) }
  }

  private static func of(_ node: CheckedNode) -> Set<FrameSlot> {
    switch node.kind {
    case .text(let parts): of(parts)
    case .trustedHTML(let value): of(value)
    case .element(let element): of(element)
    case .component(let use): of(use.props.map(\.value)).union(of(use.contents.flatMap(\.nodes)))
    case .slot(let slot): of(slot.arguments.map(\.value)).union(of(slot.fallback))
    case .conditional(let block):
      block.branches.reduce(into: of(block.otherwise)) { $0.formUnion(of($1.conditions).union(of($1.body))) }
    case .each(let block):
      of([block.items] + [block.key].compactMap { $0 }).union(of(block.body)).union(of(block.otherwise))
    case .head(let nodes): of(nodes)
    }
  }

  package static func of(_ parts: [TextPart]) -> Set<FrameSlot> {
    parts.reduce(into: []) { slots, part in
      if case .expression(let value) = part { slots.formUnion(of(value)) }
    }
  }

  private static func of(_ element: CheckedElement) -> Set<FrameSlot> {
    var slots = element.attributes.reduce(into: of(element.children)) { $0.formUnion(of($1)) }
    if let control = element.control {
      slots.formUnion(of(control.place))
      slots.formUnion(of([control.optionValue].compactMap { $0 }))
    }
    return slots
  }

  package static func of(_ attribute: CheckedAttribute) -> Set<FrameSlot> {
    switch attribute {
    case .fixed, .event, .reference: []
    case .computed(_, let value), .boolean(_, let value), .styleProperty(_, let value), .spread(let value): of(value)
    case .url(_, let parts): of(parts.compactMap(\.value))
    case .classes(_, let computed, let toggles): of([computed].compactMap { $0 } + toggles.map(\.condition))
    }
  }
}

extension URLPart {
  /// The expression of a part that has one.
  var value: CheckedExpression? {
    switch self {
    case .literal: nil
    case .whole(let value), .path(let value), .query(let value): value
    }
  }
}
