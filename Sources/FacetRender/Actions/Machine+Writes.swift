import FacetAnalysis
import FacetValue

extension Machine {
  /// After a write: deriveds of the instance are evaluated anew when read, and a store shows in all that use it.
  func didWrite(_ frame: Frame, _ slot: Int, _ component: ComponentID) {
    let code = program.components[component]
    resetDeriveds(code, frame)
    guard let use = code.storeUses.first(where: { $0.slot == slot }), stores.indices.contains(use.store) else { return }
    stores[use.store] = frame[slot]
    for activation in activations.indices.map({ activations[$0] }) where !activation.isContent {
      let user = program.components[activation.component]
      for other in user.storeUses where other.store == use.store {
        activation.frame[other.slot] = stores[use.store]
        resetDeriveds(user, activation.frame)
      }
    }
  }

  private func resetDeriveds(_ code: ComponentCode, _ frame: Frame) {
    for derived in code.deriveds { frame[derived.slot] = .pending }
  }

  /// Evaluates the props of all running instances again, outermost first, since what they are computed from has
  /// changed.
  func refreshProps() throws(EvaluationFailure) {
    for activation in activations.indices.map({ activations[$0] }) where !activation.isContent && activation.use >= 0 {
      let use = program.uses[activation.use]
      let user = activations[activation.parent]
      instance = user.instance
      for prop in use.props { activation.frame[prop.slot] = try prop.code.value(user.frame, self) }
      resetDeriveds(program.components[activation.component], activation.frame)
    }
    instance = activations.top.instance
  }
}
