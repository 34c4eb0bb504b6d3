import FacetAnalysis
import FacetSyntax
import FacetValue

extension AlpineComponent {
  /// Names what the frame holds. What is bound in a region is named where the region begins.
  func nameSlots() {
    for (slot, binding) in component.frame.enumerated() {
      let name = binding.name ?? "value"
      switch binding.kind {
      case .item, .local: continue
      case .loadError:
        let load = component.loads.first { $0.errorSlot == slot }
        access.cells[slot] = load.map { ToldValues.errorName(of: $0) } ?? name
      case .derived: access.functions[slot] = names.unique(name)
      case .prop:
        if isAlwaysGiven(slot) { access.given[slot] = name } else { access.functions[slot] = names.unique(name) }
      case .reference: access.references[slot] = name
      default: access.cells[slot] = name
      }
    }
    for (index, action) in component.actions.enumerated() {
      if let name = action.name { access.actions[index] = names.unique(name) }
    }
  }

  private func isAlwaysGiven(_ slot: FrameSlot) -> Bool {
    guard let prop = component.props.first(where: { $0.slot == slot }), prop.initial == nil else { return false }
    return if case .optional = prop.type { false } else { true }
  }

  /// Whether the instance does more than show what it is given.
  var hasInstance: Bool {
    component.role == .page || !component.clientStates.isEmpty || !component.inputs.isEmpty || !component.loads.isEmpty
      || !component.lives.isEmpty || !component.storeUses.isEmpty || !component.actions.isEmpty
      || !component.effects.isEmpty || !component.onMount.isEmpty || !component.onUnmount.isEmpty
      || component.route != nil
  }

  var hasOwn: Bool { hasInstance || !access.references.isEmpty }

  func declareValues() {
    if hasOwn {
      let made = JSExpression.new(runtime.helper("Own"), [.id(region), .id(values)])
      statements.append(.const(.identifier(own), made))
    }
    if !access.cells.isEmpty {
      statements.append(.const(.object([.shorthand(state)]), .id(own)))
    }
    for prop in component.props { declare(prop) }
    let told = ToldValues(component, project)
    if component.role != .page, !told.values.isEmpty {
      statements.append(.expression(JSExpression.id(own).calling("told", told.shapes(file))))
    }
    for input in component.inputs { give(input.slot, input.initial.map { lowering.lower($0) }) }
    for load in component.loads {
      give(load.slot, nil)
      load.errorSlot.map { give($0, nil) }
    }
    for live in component.lives { give(live.slot, .array([])) }
    for use in component.storeUses {
      let store = file.shapes.store(component.frame[use.slot].name ?? "")
      give(use.slot, store.calling("begin", JSExpression.id(own).member("values")))
    }
    if let route = component.route { give(route, runtime.call("routeInput")) }
    for state in component.clientStates { give(state.slot, lowering.lower(state.initial)) }
  }

  /// `own.give("count", () => 0)`
  private func give(_ slot: FrameSlot, _ initial: JSExpression?) {
    let begin = initial.map { [JSExpression.arrow([], .expression($0))] } ?? []
    statements.append(
      .expression(.call(.member(.id(own), "give"), [.text(access.cells[slot] ?? "")] + begin)))
  }

  /// `const size = prop(props, "size", () => 10)`; one that is always given is read where it is used.
  private func declare(_ prop: CheckedProp) {
    guard let name = access.functions[prop.slot] else { return }
    let initial = prop.initial.map { function($0, lowering) } ?? .arrow([], .expression(.null))
    let value = runtime.call("prop", .id(props), .text(prop.name), initial)
    statements.append(.const(.identifier(name), value))
  }

  func declareDeriveds() {
    for derived in component.deriveds {
      let value = memo(derived.expression, lowering).annotated(derived.expression.span)
      statements.append(.const(.identifier(access.functions[derived.slot] ?? ""), value))
    }
  }

  func declareActions() {
    for (index, action) in component.actions.enumerated() {
      guard let name = access.actions[index] else { continue }
      statements.append(.const(.identifier(name), lowering.function(of: action)).annotated(action.span))
    }
  }

  /// A function that gives the value. What makes an object anew each time remembers it, so that it is the same one for as
  /// long as what it is made of is the same.
  func function(_ expression: CheckedExpression, _ lowering: Lowering) -> JSExpression {
    switch expression.kind {
    case .read(let slot):
      if lowering.locals[slot] == nil, let name = access.functions[slot] { return .id(name) }
      return .arrow([], .expression(lowering.lower(expression)))
    case .literal, .action: return .arrow([], .expression(lowering.lower(expression)))
    default:
      return expression.type.isPlainInJavaScript
        ? .arrow([], .expression(lowering.lower(expression))) : memo(expression, lowering)
    }
  }

  /// `memo(() => [state.todos], () => …)`
  private func memo(_ expression: CheckedExpression, _ lowering: Lowering) -> JSExpression {
    let slots = SlotReads.of(expression).sorted().filter { lowering.locals[$0] != nil || isKept($0) }
    let reads = JSExpression.arrow([], .expression(.array(slots.map { lowering.read($0) })))
    return runtime.call("memo", reads, .arrow([], .expression(lowering.lower(expression))))
  }

  /// Whether the instance keeps the slot's value.
  func isKept(_ slot: FrameSlot) -> Bool {
    access.functions[slot] != nil || access.given[slot] != nil || access.cells[slot] != nil
  }

  /// What a component or a slot's content is given: `get title() { return … }` where it can change.
  func given(_ name: String, _ value: CheckedExpression, _ lowering: Lowering) -> JSProperty {
    let lowered = lowering.lower(value)
    return SlotReads.of(value).isEmpty
      ? .property(name, lowered) : .getter(.named(name), body: [.exit(lowered)])
  }
}
