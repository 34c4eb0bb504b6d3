import FacetAnalysis
import FacetValue

extension PreactComponent {
  /// The statements of `setup`, and the shapes of what the page data can say.
  func setupBody() -> (body: [JSStatement], shapes: [JSProperty]) {
    nameSlots()
    let beginning = props() + data() + states() + references()
    let deriveds = component.deriveds.map { derived($0) }
    let actions = declaredActions()
    let render = render()
    let members = isLiving ? members(render) : nil
    let rest: [JSStatement] = [.exit(members.map { .object($0) } ?? render)]
    let parts = [beginning, deriveds, actions, handlers, rest].filter { !$0.isEmpty }
    return (Array(parts.joined(separator: [.emptyLine])), shapes())
  }

  /// Gives every value a name before anything is written that reads it.
  private func nameSlots() {
    for prop in component.props {
      if prop.initial == nil {
        frame.slots[prop.slot] = .id("self").member("props").member(Self.propName(prop.name))
      } else {
        frame.slots[prop.slot] = .call(.id(name(prop.slot, prop.name)), [])
      }
    }
    for derived in component.deriveds { frame.slots[derived.slot] = .call(.id(name(derived.slot, derived.name)), []) }
    for input in component.inputs { variable(input.slot, input.name) }
    for load in component.loads {
      variable(load.slot, load.name)
      if let slot = load.errorSlot { variable(slot, "\(load.name)Error") }
    }
    for live in component.lives { variable(live.slot, live.name) }
    for use in component.storeUses { variable(use.slot, storeName(use)) }
    for state in component.clientStates { variable(state.slot, state.name) }
    if let route = component.route { variable(route, "route") }
    for (slot, binding) in component.frame.enumerated() where binding.kind == .reference {
      variable(slot, binding.name ?? "node")
    }
    for (index, action) in component.actions.enumerated() {
      if let name = action.name { frame.actions[index] = .id(names.unique(name)) }
    }
    frame.slots[PreactFrame.givenContent] = .id("self").member("props").member("$slots")
  }

  private func name(_ slot: FrameSlot, _ wished: String) -> String {
    let name = names.unique(wished)
    frame.variables[slot] = name
    return name
  }

  private func variable(_ slot: FrameSlot, _ wished: String) { frame.slots[slot] = .id(name(slot, wished)) }

  func storeName(_ use: CheckedStoreUse) -> String {
    project.project.stores.indices.contains(use.store) ? project.project.stores[use.store].name : "store"
  }

  /// `key`, `ref` and `children` mean something else to Preact.
  static func propName(_ name: String) -> String { ["key", "ref", "children"].contains(name) ? "$\(name)" : name }

  private func declaration(_ slot: FrameSlot, _ value: JSExpression) -> JSStatement {
    .let(.identifier(frame.variables[slot] ?? "unknown"), value)
  }

  // MARK: - Values

  /// A prop with a default is computed as a derived is: what nobody gave is undefined.
  private func props() -> [JSStatement] {
    component.props.compactMap { prop in
      guard let initial = prop.initial else { return nil }
      let given = JSExpression.id("self").member("props").member(Self.propName(prop.name))
      let (value, reads) = frame.recording { lowering.lower(initial) }
      let chosen = JSExpression.conditional(.binary(given, .equal, .undefined), then: value, otherwise: given)
      return memo(prop.slot, [given] + frame.sources(of: reads), chosen)
    }
  }

  private func derived(_ derived: CheckedDerived) -> JSStatement {
    let (value, reads) = frame.recording { lowering.lower(derived.expression) }
    return memo(derived.slot, frame.sources(of: reads), value)
  }

  /// `const name = memo(() => [a, b], () => value)`
  private func memo(_ slot: FrameSlot, _ reads: [JSExpression], _ value: JSExpression) -> JSStatement {
    .const(
      .identifier(frame.variables[slot] ?? "unknown"),
      call("memo", .arrow([], .expression(.array(reads))), .arrow([], .expression(value))))
  }

  /// What the server gave, stores and the route.
  private func data() -> [JSStatement] {
    var given: [JSPatternProperty] = component.inputs.map { property($0.name, $0.slot) }
    for load in component.loads {
      given.append(property(load.name, load.slot))
      if let slot = load.errorSlot { given.append(property("error(\(load.name))", slot)) }
    }
    let values = JSExpression.id("self").member("values")
    var statements: [JSStatement] = given.isEmpty ? [] : [.let(.object(given), values)]
    if let route = component.route { statements.append(declaration(route, file.runtime.call("route"))) }
    statements += component.lives.map { declaration($0.slot, .array([])) }
    statements += component.storeUses.map { use in
      declaration(use.slot, file.shapes.store(storeName(use)).calling("begin", values))
    }
    return statements
  }

  private func property(_ key: String, _ slot: FrameSlot, _ initial: JSExpression? = nil) -> JSPatternProperty {
    let variable = JSPattern.identifier(frame.variables[slot] ?? "unknown")
    return .value(key, initial.map { .defaulted(variable, $0) } ?? variable)
  }

  /// `let { count = 0 } = self.values`: what the server does not say has its initial value.
  private func states() -> [JSStatement] {
    guard !component.clientStates.isEmpty else { return [] }
    let properties = component.clientStates.map { property($0.name, $0.slot, lowering.lower($0.initial)) }
    return [.let(.object(properties), .id("self").member("values"))]
  }

  private func references() -> [JSStatement] {
    component.frame.indices.filter { component.frame[$0].kind == .reference }.map { declaration($0, .null) }
  }

  private func declaredActions() -> [JSStatement] {
    component.actions.enumerated().compactMap { index, action in
      guard case .identifier(let name)? = frame.actions[index] else { return nil }
      return .const(.identifier(name), later { lowering.function(of: action) }).annotated(action.span)
    }
  }

  /// Writes a function that runs later.
  func later<Made>(_ make: () -> Made) -> Made {
    let outer = frame.isLater
    frame.isLater = true
    defer { frame.isLater = outer }
    return make()
  }
}
