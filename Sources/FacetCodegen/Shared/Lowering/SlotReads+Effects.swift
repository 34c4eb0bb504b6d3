import FacetAnalysis

/// What a piece of a component's code comes to: the slots that it names itself, through the actions that it runs and through
/// deriveds, and these actions.
package struct CodeReach {
  package let slots: Set<FrameSlot>
  /// By their index in the component.
  package let actions: Set<Int>

  package init(of action: CheckedAction, in component: CheckedComponent) {
    var mentions = Mentions(component: component)
    mentions.add(action.body)
    mentions.addDeriveds()
    slots = mentions.slots
    actions = mentions.actions
  }
}

extension SlotReads {
  /// What an effect depends on: the slots that its code reads itself, or through the actions that it runs. What a derived is
  /// computed from is not among them; the effect has to run again when the derived has another value.
  package static func of(effect: CheckedAction, in component: CheckedComponent) -> [FrameSlot] {
    var mentions = Mentions(component: component)
    mentions.add(effect.body)
    return effect.reads.intersection(mentions.slots).sorted()
  }
}

/// Collects the slots that statements name.
private struct Mentions {
  let component: CheckedComponent
  private(set) var slots: Set<FrameSlot> = []
  private(set) var actions: Set<Int> = []

  init(component: CheckedComponent) { self.component = component }

  mutating func add(_ statements: [CheckedStatement]) {
    for statement in statements { add(statement) }
  }

  /// What the deriveds among the slots are computed from. One may stand before another one that it reads.
  mutating func addDeriveds() {
    var waiting = component.deriveds
    while let index = waiting.firstIndex(where: { slots.contains($0.slot) }) {
      add(waiting.remove(at: index).expression)
    }
  }

  private mutating func add(_ statement: CheckedStatement) {
    switch statement.kind {
    case .declare(_, let value), .expression(let value), .navigate(let value): add(value)
    case .assign(let place, let value):
      add(place)
      add(value)
    case .mutate(let place, _, let arguments):
      add(place)
      for argument in arguments { add(argument) }
    case .conditional(let conditions, let then, let otherwise):
      slots.formUnion(SlotReads.of(conditions))
      add(then + otherwise)
    case .loop(_, let items, let body):
      add(items)
      add(body)
    case .choice(let subject, let cases):
      add(subject)
      for entry in cases {
        for value in entry.values { add(value) }
        add(entry.body)
      }
    case .attempt(let body, _, let handler): add(body + handler)
    case .timer(_, let time, _): add(time)
    case .reload, .elementCall, .exit, .breakLoop, .continueLoop: break
    }
  }

  private mutating func add(_ place: CheckedPlace) { slots.formUnion(SlotReads.of(place)) }

  private mutating func add(_ argument: CheckedArgument) {
    switch argument {
    case .value(let value), .closure(_, let value): add(value)
    }
  }

  private mutating func add(_ expression: CheckedExpression) {
    slots.formUnion(SlotReads.of(expression))
    switch expression.kind {
    case .runAction(let index, _):
      guard component.actions.indices.contains(index), actions.insert(index).inserted else { return }
      add(component.actions[index].body)
    case .call(let call):
      slots.formUnion(SlotReads.of(call.query.flatMap { [$0.name, $0.value] }))
      slots.formUnion(SlotReads.of([call.body, call.idempotencyKey].compactMap { $0 }))
      for case .value(let value) in call.path.segments { add(value) }
    default: break
    }
  }
}
