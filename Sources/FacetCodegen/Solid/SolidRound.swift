import FacetAnalysis

/// How an effect's code reaches the frame: its props are those that the round began with, though an effect of a parent may have
/// given others since (ADR 71).
///
/// The function `seen` gives them by their index. Deriveds that are computed from props, and actions that read them, stand in
/// the effect's code once more, and read them there.
struct SolidRound: FrameAccess {
  let frame: SolidFrame
  /// The props that the code comes to, as `seen` counts them.
  let props: [FrameSlot]
  private let deriveds: [CheckedDerived]
  private let copied: [(index: Int, action: CheckedAction)]
  let seen: String
  private var reads: [FrameSlot: JSExpression] = [:]
  private var actions: [Int: String] = [:]

  /// Nil for code that comes to no prop.
  init?(_ code: CheckedAction, in component: CheckedComponent, _ frame: SolidFrame, _ names: JSNames) {
    let reach = CodeReach(of: code, in: component)
    props = component.props.map(\.slot).filter(reach.slots.contains)
    guard !props.isEmpty else { return nil }
    self.frame = frame
    let given = PropDependence(component)
    deriveds = component.deriveds.filter { reach.slots.contains($0.slot) && given.contains($0.slot) }
    copied = component.actions.enumerated().compactMap { index, action in
      guard reach.actions.contains(index), action.name != nil else { return nil }
      let isGiven = CodeReach(of: action, in: component).slots.contains(where: given.contains)
      return isGiven ? (index, action) : nil
    }
    seen = names.unique("seen")
    for (index, slot) in props.enumerated() { reads[slot] = .call(.id(seen), [.number(Double(index))]) }
    for derived in deriveds { reads[derived.slot] = .call(.id(names.unique(derived.name)), []) }
    for (index, action) in copied { actions[index] = names.unique(action.name ?? "action") }
  }

  /// The deriveds and actions that the code has a copy of.
  func declarations(_ lowering: Lowering) -> [JSStatement] {
    deriveds.compactMap { derived in
      guard case .call(.identifier(let name), _, _)? = reads[derived.slot] else { return nil }
      return .const(.identifier(name), .arrow([], .expression(lowering.nested().lower(derived.expression))))
    }
      + copied.compactMap { index, action in
        actions[index].map { .const(.identifier($0), lowering.function(of: action)) }
      }
  }

  func read(_ slot: FrameSlot) -> JSExpression { reads[slot] ?? frame.read(slot) }

  func write(_ slot: FrameSlot, _ value: JSExpression) -> JSExpression { frame.write(slot, value) }

  func action(_ index: Int) -> JSExpression { actions[index].map { .id($0) } ?? frame.action(index) }

  func element(_ slot: FrameSlot) -> JSExpression { frame.element(slot) }

  var place: JSExpression { frame.place }

  var instance: JSExpression { frame.instance }
}

/// Which slots hold a prop, or what is computed from one.
private struct PropDependence {
  private var slots: Set<FrameSlot>

  init(_ component: CheckedComponent) {
    slots = Set(component.props.map(\.slot))
    var waiting = component.deriveds
    while let index = waiting.firstIndex(where: { !slots.isDisjoint(with: SlotReads.of($0.expression)) }) {
      slots.insert(waiting.remove(at: index).slot)
    }
  }

  func contains(_ slot: FrameSlot) -> Bool { slots.contains(slot) }
}
