import FacetAnalysis
import FacetValue

/// What an instance begins with: its signals, memos and actions.
extension SolidComponent {
  func declarations() -> [JSStatement] {
    initialValues() + frame.references.map { .let(.identifier($0), .null) } + defaults() + inputs() + loads() + lives()
      + stores() + states() + deriveds() + actions()
  }

  /// What the server has said of an instance within the page. The page itself is given it.
  private func initialValues() -> [JSStatement] {
    let shapes = values.shapes(file.shapes)
    guard component.role != .page, needsValues else { return [] }
    return [
      .const(
        .identifier(valuesName), shapes.isEmpty ? .object([]) : runtime.call("initial", .id(placeName), .object(shapes))
      )
    ]
  }

  private var needsValues: Bool {
    !(values.states + values.stores + values.loads + values.inputs).isEmpty || !component.loads.isEmpty
      || !component.inputs.isEmpty || !component.storeUses.isEmpty
  }

  private func told(_ name: String) -> JSExpression { JSExpression.id(valuesName).member(name) }

  private func defaults() -> [JSStatement] {
    component.props.filter(\.needsDefault).map { prop in
      let given = JSExpression.id(propsName).member(prop.name)
      let initial = prop.initial.map { lowering.lower($0) } ?? .null
      let value: JSExpression =
        if case .null = initial.core { .binary(given, .coalesce, .null) } else {
          .conditional(.binary(.text(prop.name), .in, .id(propsName)), then: given, otherwise: initial)
        }
      let read = JSExpression.arrow([], .expression(value))
      let isPlain = prop.initial?.isCheapInSolid ?? true
      return .const(.identifier(frame.getter(prop.slot)), isPlain ? read : runtime.call("derived", read))
    }
  }

  private func signal(_ slot: FrameSlot, _ initial: JSExpression) -> JSStatement {
    let names = [frame.getter(slot), frame.setterName(slot)].compactMap { $0 }
    return .const(.array(names.map { .identifier($0) }), .call(solid("createSignal"), [initial]))
  }

  private func inputs() -> [JSStatement] {
    var statements = component.inputs.map { signal($0.slot, told($0.name)) }
    if let route = component.route { statements.append(signal(route, runtime.call("route"))) }
    return statements
  }

  private func loads() -> [JSStatement] {
    component.loads.flatMap { load -> [JSStatement] in
      let value = signal(load.slot, told(load.name)).annotated(load.span)
      guard let slot = load.errorSlot else { return [value] }
      return [value, signal(slot, .binary(told("error(\(load.name))"), .coalesce, .null))]
    }
  }

  private func lives() -> [JSStatement] { component.lives.map { signal($0.slot, .array([])) } }

  private func stores() -> [JSStatement] {
    component.storeUses.compactMap { use in
      guard project.project.stores.indices.contains(use.store) else { return nil }
      let store = file.shapes.store(project.project.stores[use.store].name)
      return signal(use.slot, store.calling("begin", .id(valuesName)))
    }
  }

  private func states() -> [JSStatement] {
    component.clientStates.map { state in
      let initial = lowering.lower(state.initial)
      guard values.isTold(state.slot) else { return signal(state.slot, initial) }
      guard state.type.isOptionalInSolid, initial.core != .null else {
        return signal(state.slot, .binary(told(state.name), .coalesce, initial))
      }
      let isTold = JSExpression.binary(.text(state.name), .in, .id(valuesName))
      return signal(state.slot, .conditional(isTold, then: told(state.name), otherwise: initial))
    }
  }

  private func deriveds() -> [JSStatement] {
    component.deriveds.map { derived in
      let compute = JSExpression.arrow([], .expression(lowering.nested().lower(derived.expression)))
      return .const(.identifier(frame.getter(derived.slot)), runtime.call("derived", compute))
    }
  }

  private func actions() -> [JSStatement] {
    component.actions.enumerated().compactMap { index, action in
      guard action.name != nil, case .identifier(let name) = frame.action(index) else { return nil }
      return JSStatement.const(.identifier(name), lowering.function(of: action)).annotated(action.span)
    }
  }
}

extension CheckedExpression {
  /// Whether computing it again costs next to nothing, and gives the same object where it gives one.
  var isCheapInSolid: Bool {
    switch kind {
    case .literal, .read, .action: true
    case .field(let base, _): base.isCheapInSolid
    case .array(let elements): elements.isEmpty
    default: type.isPlainInJavaScript && !hasClosure
    }
  }

  private var hasClosure: Bool {
    guard case .function(_, let arguments) = kind else { return false }
    return arguments.contains { if case .closure = $0 { true } else { false } }
  }
}
