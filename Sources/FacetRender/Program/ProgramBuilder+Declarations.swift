import FacetAnalysis
import FacetSyntax
import FacetValue

extension ProgramBuilder {
  mutating func declarations(of component: CheckedComponent) -> ComponentCode {
    let states = component.states.map { (slot: $0.slot, code: compiler.compile($0.initial)) }
    return ComponentCode(
      id: component.id, name: component.name, frameSize: component.frameSize,
      inputs: component.inputs, inputDefaults: component.inputs.map { $0.initial.map { compiler.compile($0) } },
      loads: component.loads.map { load($0) }, lives: component.lives.map(\.slot), states: states,
      stateNames: component.states.map { ($0.slot, $0.name) }, storeUses: component.storeUses,
      deriveds: component.deriveds.map { derived($0) }, route: component.route,
      actions: component.actions.map { compiler.compile($0) }, clientValues: clientValues(of: component))
  }

  private mutating func load(_ load: CheckedLoad) -> LoadCode {
    var isOptional = false
    if case .optional = load.type { isOptional = true }
    return LoadCode(
      name: load.name, slot: load.slot, errorSlot: load.errorSlot, isOptional: isOptional,
      call: compiler.compile(load.request))
  }

  private mutating func derived(_ derived: CheckedDerived) -> DerivedCodeEntry {
    compiler.deepest = 0
    let code = compiler.compile(derived.expression)
    return DerivedCodeEntry(slot: derived.slot, code: code, depth: compiler.deepest, span: derived.expression.span)
  }

  /// Props and deriveds are computed anew by the client, the route is its own, and actions are its own code.
  private func clientValues(of component: CheckedComponent) -> [ClientValue] {
    let inputs = component.inputs.map { ClientValue(slot: $0.slot, name: $0.name, type: $0.type, origin: .server) }
    let states = component.states.map { ClientValue(slot: $0.slot, name: $0.name, type: $0.type, origin: .state) }
    let all =
      inputs + component.loads.flatMap { loadValues($0) } + states + component.storeUses.compactMap { storeValue($0) }
    return all.filter { component.facts.clientReads.contains($0.slot) }
  }

  private func loadValues(_ load: CheckedLoad) -> [ClientValue] {
    let value = ClientValue(slot: load.slot, name: load.name, type: load.type, origin: .server)
    guard let slot = load.errorSlot else { return [value] }
    let error = ValueType.optional(.record("ApiError"))
    return [value, ClientValue(slot: slot, name: "error(\(load.name))", type: error, origin: .server)]
  }

  private func storeValue(_ use: CheckedStoreUse) -> ClientValue? {
    guard project.stores.indices.contains(use.store) else { return nil }
    let store = project.stores[use.store]
    return ClientValue(slot: use.slot, name: store.name, type: store.type, origin: .store)
  }

  /// The highest slot that an expression writes: closures and chains of a store's initial value have no component.
  func highestSlot(in expression: CheckedExpression) -> Int {
    func highest(_ expressions: [CheckedExpression]) -> Int { expressions.map { highestSlot(in: $0) }.max() ?? -1 }
    switch expression.kind {
    case .literal, .action, .now, .random, .call, .runAction, .runPassed: return -1
    case .read(let slot): return slot
    case .interpolated(let parts), .array(let parts), .record(_, let parts): return highest(parts)
    case .dictionary(let entries): return highest(entries.flatMap { [$0.key, $0.value] })
    case .field(let base, _), .not(let base), .negateInt(let base), .negateDouble(let base):
      return highestSlot(in: base)
    case .chain(let base, let slot, let then): return max(slot, highest([base, then]))
    case .element(let base, let key), .entry(let base, let key): return highest([base, key])
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
      .coalesce(let left, let right), .range(let left, let right, _):
      return highest([left, right])
    case .conditional(let condition, let then, let otherwise): return highest([condition, then, otherwise])
    case .function(_, let arguments):
      return arguments.map { argument in
        switch argument {
        case .value(let expression): highestSlot(in: expression)
        case .closure(let parameters, let body): max(parameters.max() ?? -1, highestSlot(in: body))
        }
      }.max() ?? -1
    }
  }
}
