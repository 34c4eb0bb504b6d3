import FacetAnalysis
import FacetSyntax
import FacetValue

extension Machine {
  /// The loads of the components, in order. They depend only on the address, so no instance is needed.
  func plan(_ components: [ComponentID]) throws(EvaluationError) -> [PlannedLoad] {
    var planned: [PlannedLoad] = []
    for component in components where program.components.indices.contains(component) {
      let code = program.components[component]
      do {
        planned += try plan(code)
      } catch {
        throw EvaluationError(
          code: error.code, message: error.message, span: error.span, components: [code.name])
      }
    }
    return planned
  }

  private func plan(_ code: ComponentCode) throws(EvaluationFailure) -> [PlannedLoad] {
    let frame = arena.push(code.frameSize)
    defer { arena.pop(frame, code.frameSize) }
    for derived in code.deriveds { frame[derived.slot] = .pending }
    if let route = code.route { frame[route] = routeRecord() }
    for (input, initial) in zip(code.inputs, code.inputDefaults) {
      frame[input.slot] = try value(of: input, initial, frame)
    }
    var planned: [PlannedLoad] = []
    for (index, load) in code.loads.enumerated() {
      planned.append(
        PlannedLoad(
          key: LoadKey(component: code.id, load: index), name: load.name, isOptional: load.isOptional,
          call: try load.call.prepare(frame, self)))
    }
    return planned
  }
}
