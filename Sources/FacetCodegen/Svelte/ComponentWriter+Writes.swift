import FacetAnalysis

extension ComponentWriter {
  /// A function for each slot that code or the page may write. What is not another value changes nothing.
  func declareSetters() {
    for slot in writableSlots {
      let name = name(slot)
      let setter = names.unique("set" + name.prefix(1).uppercased() + name.dropFirst())
      access.setters[slot] = setter
      let value = names.nested().unique("value")
      let isSame = JSExpression.binary(.id(name), .equal, .id(value))
      let body: [JSStatement] = [
        .conditional(.binary(isSame, .or, JSExpression.id(here).member("isEnded")), then: [.exit()]),
        .expression(JSExpression.id(name).assigned(.id(value))),
        .expression(JSExpression.id(changes).calling("touch", .number(Double(bits.changes(of: slot))))),
      ]
      statements.append(.const(.identifier(setter), .arrow([.identifier(value)], .statements(body))))
    }
  }

  private var writableSlots: [FrameSlot] {
    let written = WrittenSlots(component)
    return component.frame.indices.filter { slot in
      switch component.frame[slot].kind {
      case .state, .storedState, .query, .fragment, .load, .loadError, .live, .store, .route: written.mayChange(slot)
      case .prop, .derived, .parameter, .reference, .item, .local: false
      }
    }
  }

  /// What the address, the server, the browser's storage and stores may give, by name.
  var receivers: [JSProperty] {
    writableSlots.compactMap { slot in
      let binding = component.frame[slot]
      guard let setter = access.setters[slot] else { return nil }
      switch binding.kind {
      case .state, .live: return nil
      case .loadError:
        let load = component.loads.first { $0.errorSlot == slot }
        return load.map { .property(ToldValues.errorName(of: $0), .id(setter)) }
      default: return .property(binding.name ?? "", .id(setter))
      }
    }
  }

  func declareActions() {
    for (index, action) in component.actions.enumerated() {
      guard let name = access.actions[index] else { continue }
      statements.append(
        .const(.identifier(name), lowering.function(of: action)).annotated(action.span))
    }
  }

  /// `set(values)`: takes what the component is given from now on, and updates it.
  func propsSetter() -> JSProperty? {
    let props = component.props.filter { bits.mask([$0.slot]) != 0 }
    guard !props.isEmpty else { return nil }
    let next = names.nested().unique("next")
    var body = props.flatMap { prop -> [JSStatement] in
      let variable = JSExpression.id(name(prop.slot))
      let given = JSExpression.id(next).member(prop.name)
      let test = JSExpression.binary(
        .binary(given, .notEqual, .undefined), .and, .binary(given, .notEqual, variable))
      return [.conditional(test, then: assign(prop, given))] + defaultUpdate(of: prop)
    }
    body.append(.expression(JSExpression.id(changes).calling("run")))
    return .method("set", [.identifier(next)], body: body)
  }

  private func assign(_ prop: CheckedProp, _ value: JSExpression) -> [JSStatement] {
    [
      .expression(JSExpression.id(name(prop.slot)).assigned(value)),
      .expression(JSExpression.id(changes).calling("mark", .number(Double(bits.changes(of: prop.slot))))),
    ]
  }

  /// A default that reads other props follows them.
  private func defaultUpdate(of prop: CheckedProp) -> [JSStatement] {
    guard let initial = prop.initial, !SlotReads.of(initial).isDisjoint(with: component.props.map(\.slot)) else {
      return []
    }
    let isLeftOut = JSExpression.binary(JSExpression.id(props).member(prop.name), .equal, .undefined)
    return [.conditional(isLeftOut, then: assign(prop, lowering.lower(initial)))]
  }
}
