import FacetAnalysis
import FacetValue

/// What an instance tells the shared runtime.
extension PreactComponent {
  func members(_ render: JSExpression) -> [JSProperty] {
    var members = [receive()]
    let loads = loadShapes()
    if !loads.isEmpty { members.append(.property("loads", .object(loads))) }
    if !component.storeUses.isEmpty {
      members.append(.property("stores", .array(component.storeUses.map { file.shapes.store(storeName($0)) })))
    }
    if project.options.isDevelopment {
      members.append(.property("expose", .arrow([], .expression(.object(exposed())))))
    }
    if !component.effects.isEmpty { members.append(.property("effects", .array(component.effects.map { effect($0) }))) }
    if !component.onMount.isEmpty { members.append(.property("mount", functions(component.onMount))) }
    if !component.onUnmount.isEmpty { members.append(.property("unmount", functions(component.onUnmount))) }
    if let begin = begin() { members.append(begin) }
    members.append(.property("render", render))
    return members
  }

  // MARK: - Data

  private func isTold(_ slot: FrameSlot) -> Bool { component.facts.clientReads.contains(slot) }

  private func shape(_ name: String, _ slot: FrameSlot, _ type: ValueType) -> [JSProperty] {
    isTold(slot) ? [.property(name, file.shapes.shape(of: type))] : []
  }

  func shapes() -> [JSProperty] {
    guard isLiving else { return [] }
    var properties = component.inputs.flatMap { shape($0.name, $0.slot, $0.type) } + loadShapes()
    properties += component.clientStates.flatMap { shape($0.name, $0.slot, $0.type) }
    for use in component.storeUses where project.project.stores.indices.contains(use.store) {
      let store = project.project.stores[use.store]
      properties += shape(store.name, use.slot, store.type)
    }
    return properties
  }

  private func loadShapes() -> [JSProperty] {
    component.loads.flatMap { load -> [JSProperty] in
      let error = load.errorSlot.map { shape("error(\(load.name))", $0, .optional(.record("ApiError"))) } ?? []
      return shape(load.name, load.slot, load.type) + error
    }
  }

  /// Inputs that change while the page is shown.
  private var followed: [CheckedInput] { component.inputs.filter { $0.kind != .parameter && isTold($0.slot) } }

  private func receive() -> JSProperty {
    var values: [(name: String, slot: FrameSlot)] = followed.map { ($0.name, $0.slot) }
    for load in component.loads {
      values.append((load.name, load.slot))
      if let slot = load.errorSlot { values.append(("error(\(load.name))", slot)) }
    }
    values += component.storeUses.map { (storeName($0), $0.slot) }
    values += component.clientStates.filter(\.isStored).map { ($0.name, $0.slot) }
    if let route = component.route { values.append(("route", route)) }
    let given = JSExpression.id("values")
    let statements = values.map { name, slot in
      JSStatement.conditional(
        .binary(.text(name), .in, given),
        then: [.expression(.id(frame.variables[slot] ?? "unknown").assigned(given.member(name)))])
    }
    if statements.isEmpty { return .method("receive", [], body: []) }
    return .method("receive", ["values"], body: statements + [.expression(.id("self").calling("set"))])
  }

  private func exposed() -> [JSProperty] {
    component.exposedSlots.map { .property($0.name, .id(frame.variables[$0.slot] ?? "unknown")) }
  }

  // MARK: - What runs by itself

  private func functions(_ actions: [CheckedAction]) -> JSExpression {
    .array(actions.map { action in later { lowering.function(of: action) }.annotated(action.span) })
  }

  /// `{ reads: () => [a, b], run: () => { … } }`
  private func effect(_ action: CheckedAction) -> JSExpression {
    let reads = SlotReads.of(effect: action, in: component).filter { slot in
      switch frame.kind(of: slot) {
      case .local, .reference, .item, nil: false
      default: true
      }
    }
    return .object([
      .property("reads", .arrow([], .expression(.array(reads.compactMap { frame.slots[$0] })))),
      .property("run", later { lowering.function(of: action) }.annotated(action.span)),
    ])
  }

  /// What needs the instance: the address, streams, what the browser keeps.
  private func begin() -> JSProperty? {
    let instance = JSExpression.id("instance")
    var statements = component.clientStates.filter(\.isStored).map { state in
      JSStatement.expression(
        file.runtime.call("restore", instance, .text(state.name), file.shapes.shape(of: state.type)))
    }
    let inputs = followed.map { JSProperty.property($0.name, input($0)) }
    let route = component.route.map { _ in [JSProperty.property("route", file.runtime.helper("routeInput"))] } ?? []
    if !(inputs + route).isEmpty {
      statements.append(.expression(file.runtime.call("address", instance, .object(inputs + route))))
    }
    statements += component.lives.map { live in .expression(stream(live)) }
    return statements.isEmpty ? nil : .method("begin", ["instance"], body: statements)
  }

  /// `query(intField, () => 1)`
  private func input(_ input: CheckedInput) -> JSExpression {
    let initial: [JSExpression] = input.initial.map { [.arrow([], .expression(lowering.lower($0)))] } ?? []
    if case .array(let element) = input.type {
      return file.runtime.call("queryList", [reader(of: element)] + initial)
    }
    return file.runtime.call(input.kind == .fragment ? "fragment" : "query", [reader(of: input.type)] + initial)
  }

  private func stream(_ live: CheckedLive) -> JSExpression {
    let segments = live.path.segments.map { segment in
      switch segment {
      case .literal(let text): JSExpression.text(text)
      case .value(let value): lowering.lower(value)
      }
    }
    let event = component.frame.indices.contains(live.eventSlot) ? component.frame[live.eventSlot].type : nil
    return file.runtime.call(
      "live", .id("self").member("place"), file.runtime.call("apiPath", .array(segments)),
      file.shapes.shape(of: event ?? live.type.element), later { lowering.function(of: live.handler) })
  }

  /// What reads a value of a type out of a control's or an address's text.
  func reader(of type: ValueType) -> JSExpression {
    switch type {
    case .int: file.runtime.helper("intField")
    case .double: file.runtime.helper("doubleField")
    case .bool: file.runtime.helper("boolField")
    case .date: file.runtime.helper("dateField")
    case .enumeration(let name):
      file.shapes.pure(
        "enumerationField", [.array((project.types.enumerations[name]?.cases ?? []).map { .text($0.rawValue) })])
    case .optional(let wrapped): file.shapes.pure("optionalField", [reader(of: wrapped)])
    default: file.runtime.helper("textField")
    }
  }
}

extension ValueType {
  /// What an array holds.
  var element: ValueType { if case .array(let element) = self { element } else { self } }
}
