import FacetAnalysis
import FacetSyntax
import FacetValue

extension Machine {
  func enterPage(_ component: ComponentID) throws(EvaluationFailure) {
    let code = program.components[component]
    let frame = arena.push(code.frameSize)
    activations.push(
      Activation(
        frame: frame, component: component, instance: 0, parent: -1, use: -1, isContent: false,
        frameSize: code.frameSize, returnTo: 0, loopBase: 0))
    instance = 0
    try prepare(code, frame)
  }

  /// Enters the component that a use names; the new instance's frame.
  func enter(
    _ call: ComponentCall, use index: Int, from userFrame: Frame, returnTo: Int
  ) throws(EvaluationFailure) -> Frame {
    guard !activations.isFull else { throw .nestingTooDeep(options.limits.nesting, program.uses[index].span) }
    try spendStep()
    let parent = activations.count - 1
    let frame = arena.push(call.frameSize)
    do {
      for position in call.arguments { try pass(program.arguments[position], from: userFrame, to: frame) }
    } catch {
      arena.pop(frame, call.frameSize)
      throw error
    }
    activations.push(
      Activation(
        frame: frame, component: call.component, instance: parent + 1, parent: parent, use: index, isContent: false,
        frameSize: call.frameSize, returnTo: returnTo, loopBase: loops.count))
    instance = parent + 1
    if !call.hasOnlyProps || !overrides.isEmpty || stateDocument != nil {
      for prop in program.uses[index].defaults { frame[prop.slot] = try prop.code.value(frame, self) }
      try prepare(program.components[call.component], frame)
    }
    return frame
  }

  @inline(__always)
  private func pass(_ argument: ArgumentCode, from userFrame: Frame, to frame: Frame) throws(EvaluationFailure) {
    if let place = argument.place, let integer = place.integer(userFrame) {
      // The slot holds nil, which needs no deinitialising.
      (frame + argument.slot).initialize(to: .int(integer))
    } else {
      frame[argument.slot] = try program.expressions[argument.expression].value(userFrame, self)
    }
  }

  /// Enters the content that the instance was given for a slot. Nil when it was given none.
  func enterSlot(_ index: Int, returnTo: Int) throws(EvaluationFailure) -> Int? {
    let slot = program.slots[index]
    let current = activations.top
    let owner = activations[current.instance]
    guard owner.use >= 0 else { return nil }
    let contents = program.uses[owner.use].contents
    guard let content = contents.first(where: { $0.name == slot.name }) else { return nil }
    guard !activations.isFull else { throw .nestingTooDeep(options.limits.nesting, nil) }
    try spendStep()
    let user = activations[owner.parent]
    for binding in content.bindings {
      guard let argument = slot.arguments.first(where: { $0.name == binding.argument }) else { continue }
      user.frame[binding.slot] = try argument.code.value(current.frame, self)
    }
    activations.push(
      Activation(
        frame: user.frame, component: user.component, instance: user.instance, parent: current.instance, use: index,
        isContent: true, frameSize: 0, returnTo: returnTo, loopBase: loops.count))
    instance = user.instance
    return program.contentEntries[content.number]
  }

  /// Ends the running activation; the position to go on at.
  func leave() -> Int {
    let ended = activations.top
    activations.pop()
    if !ended.isContent, !keepsFrames { arena.pop(ended.frame, ended.frameSize) }
    instance = activations.count > 0 ? activations.top.instance : 0
    return ended.returnTo
  }

  /// Gives a frame all that comes before its markup: route, address, loads, stores, state.
  func prepare(_ code: ComponentCode, _ frame: Frame) throws(EvaluationFailure) {
    for derived in code.deriveds { frame[derived.slot] = .pending }
    if let route = code.route { frame[route] = routeRecord() }
    for (input, initial) in zip(code.inputs, code.inputDefaults) {
      frame[input.slot] = try value(of: input, initial, frame)
    }
    for (index, load) in code.loads.enumerated() { try fill(load, LoadKey(component: code.id, load: index), frame) }
    for slot in code.lives { frame[slot] = .array([]) }
    for use in code.storeUses where stores.indices.contains(use.store) { frame[use.slot] = stores[use.store] }
    for state in code.states { frame[state.slot] = try state.code.value(frame, self) }
    if !overrides.isEmpty { override(frame) }
    if stateDocument != nil { record(code, frame) }
  }

  private func override(_ frame: Frame) {
    let path = path()
    awaited.remove(path)
    for (slot, value) in overrides[path] ?? [:] { frame[slot] = value }
  }

  func fill(_ load: LoadCode, _ key: LoadKey, _ frame: Frame) throws(EvaluationFailure) {
    switch loads[key] {
    case .value(let value):
      frame[load.slot] = value
      if let slot = load.errorSlot { frame[slot] = .null }
    case .failure(let failure) where load.isOptional:
      frame[load.slot] = .null
      if let slot = load.errorSlot { frame[slot] = errorRecord(failure) }
    case .failure, nil:
      guard load.isOptional else {
        throw EvaluationFailure(
          code: "load-missing", message: "The load \(load.name) has no value.", span: load.call.span)
      }
    }
  }

  /// Writes what the client needs of an instance into the state document, as JSON.
  private func record(_ code: ComponentCode, _ frame: Frame) {
    guard !code.clientValues.isEmpty else { return }
    let path = path()
    let changed = overrides[path] ?? [:]
    var values = ValueDictionary()
    for value in code.clientValues {
      let isTold =
        switch value.origin {
        case .server: true
        case .state: changed[value.slot] != nil
        case .store: hasGivenStores
        }
      if isTold { values[value.name] = ValueEncoder.encode(frame[value.slot], as: value.type, in: types) }
    }
    if !values.isEmpty { stateDocument?[path] = .dictionary(values) }
  }
}

extension EvaluationFailure {
  static func nestingTooDeep(_ limit: Int, _ span: SourceSpan?) -> EvaluationFailure {
    EvaluationFailure(
      code: "nesting-too-deep", message: "Components are nested more than \(limit) deep.", span: span)
  }
}
