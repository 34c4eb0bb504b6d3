import FacetAnalysis
import FacetValue

extension ComponentWriter {
  /// Names what the frame holds. What is bound in a region is named where the region begins.
  func nameSlots() {
    for (slot, binding) in component.frame.enumerated() {
      switch binding.kind {
      case .item, .local: continue
      case .loadError:
        let load = component.loads.first { $0.errorSlot == slot }?.name ?? "load"
        access.readers[slot] = .id(names.unique("\(load)Error"))
      case .derived:
        let name = names.unique(binding.name ?? "derived")
        access.readers[slot] = .call(.id(name), [])
      default: access.readers[slot] = .id(names.unique(binding.name ?? "value"))
      }
    }
    for (index, action) in component.actions.enumerated() {
      if let name = action.name { access.actions[index] = names.unique(name) }
    }
  }

  func name(_ slot: FrameSlot) -> String {
    switch access.readers[slot] {
    case .identifier(let name)?, .call(.identifier(let name), _, isOptional: _)?: name
    default: "unknown"
    }
  }

  /// Variables for all that is not computed from others.
  func declareValues() {
    statements.append(.const(.identifier(changes), runtime.call("tracker", .id(here))))
    declareProps()
    let told = ToldValues(component, project)
    if !isPage, !told.values.isEmpty {
      statements.append(.const(.identifier(values), runtime.call("initial", .id(here), told.shapes(file))))
    }
    declareInputs()
    for live in component.lives { statements.append(.let(.identifier(name(live.slot)), .array([]))) }
    for use in component.storeUses {
      let store = file.shapes.store(component.frame[use.slot].name ?? "")
      statements.append(.let(.identifier(name(use.slot)), store.calling("begin", .id(values))))
    }
    if let route = component.route { statements.append(.let(.identifier(name(route)), runtime.call("route"))) }
    for state in component.clientStates {
      let pattern = JSPattern.defaulted(.identifier(name(state.slot)), lowering.lower(state.initial))
      statements.append(.let(.object([.value(state.name, pattern)]), .id(values)))
    }
    for (slot, binding) in component.frame.enumerated() where binding.kind == .reference {
      statements.append(.let(.identifier(name(slot)), .null))
    }
  }

  private func declareProps() {
    guard !component.props.isEmpty else { return }
    let patterns = component.props.map { JSPatternProperty.value($0.name, .identifier(name($0.slot))) }
    statements.append(.let(.object(patterns), .id(props)))
    for prop in component.props { statements += defaultValue(of: prop).map { [$0] } ?? [] }
  }

  /// A default may read other props, so it is looked at when all that are given are there.
  private func defaultValue(of prop: CheckedProp) -> JSStatement? {
    guard let initial = prop.initial else { return nil }
    let variable = JSExpression.id(name(prop.slot))
    return .conditional(
      .binary(variable, .equal, .undefined), then: [.expression(variable.assigned(lowering.lower(initial)))])
  }

  private func declareInputs() {
    var patterns = component.inputs.map { JSPatternProperty.value($0.name, .identifier(name($0.slot))) }
    for load in component.loads {
      patterns.append(.value(load.name, .identifier(name(load.slot))))
      guard let slot = load.errorSlot else { continue }
      patterns.append(.value(ToldValues.errorName(of: load), .defaulted(.identifier(name(slot)), .null)))
    }
    if !patterns.isEmpty { statements.append(.let(.object(patterns), .id(values))) }
  }

  /// Deriveds are computed when they are read, and again when something that they are computed from has changed.
  func declareDeriveds() {
    for derived in component.deriveds {
      let name = name(derived.slot)
      let value = lowering.lower(derived.expression)
      guard bits.isRemembered(derived.slot) else {
        statements.append(.const(.identifier(name), .arrow([], .expression(value))))
        continue
      }
      let kept = names.unique("\(name)Value")
      let stale = JSExpression.id(changes).member("stale")
      let bit = JSExpression.number(Double(bits.mask([derived.slot])))
      statements.append(.let(.identifier(kept)))
      let compute: [JSStatement] = [
        .expression(JSExpression.id(kept).assigned(value)),
        .expression(stale.assigned(.binary(stale, .bitAnd, .unary(.bitNot, bit)))),
      ]
      let body: [JSStatement] = [
        .conditional(.binary(stale, .bitAnd, bit), then: compute), .exit(.id(kept)),
      ]
      statements.append(.const(.identifier(name), .arrow(body: body)).annotated(derived.expression.span))
    }
  }
}
