import FacetAnalysis
import FacetValue

extension SolidBody {
  /// `choose(() => (test ? 0 : 1), () => …, () => …)`
  func conditional(_ block: CheckedIf) -> JSExpression {
    let scope = lowering.nested()
    let signals = block.branches.map { $0.conditions.boundSlots.map { signal($0) } }
    let isBound = signals.contains { !$0.isEmpty }
    let test = isBound ? boundTest(block, signals.map { $0.map(\.setter) }, scope) : plainTest(block)
    var bodies = zip(block.branches, signals).map { branch, signals -> JSExpression in
      let body = nested()
      for (slot, getter) in zip(branch.conditions.boundSlots, signals.map(\.getter)) {
        body.lowering.locals[slot] = .call(.id(getter), [])
      }
      return function([], body, body.content(of: branch.body))
    }
    if !block.otherwise.isEmpty {
      let body = nested()
      bodies.append(function([], body, body.content(of: block.otherwise)))
    }
    return runtime.call("choose", [test] + bodies)
  }

  /// A signal for what a condition binds: the branch sees later values, too.
  private func signal(_ slot: FrameSlot) -> (getter: String, setter: String) {
    let frame = owner.component.frame
    let wished = frame.indices.contains(slot) ? frame[slot].name ?? "value" : "value"
    let getter = names.unique(wished)
    let setter = names.unique("set" + wished.prefix(1).uppercased() + wished.dropFirst())
    add(
      .const(
        .array([.identifier(getter), .identifier(setter)]), .call(owner.solid("createSignal"), [.null])))
    return (getter, setter)
  }

  /// The number of the first branch whose conditions hold; the last one is for none.
  private func plainTest(_ block: CheckedIf) -> JSExpression {
    let none = JSExpression.number(Double(block.branches.count))
    let choice = block.branches.enumerated().reversed().reduce(none) { rest, branch in
      var inner = lowering.nested()
      let (_, test) = inner.condition(branch.element.conditions)
      return .conditional(test, then: .number(Double(branch.offset)), otherwise: rest)
    }
    return .arrow([], .expression(choice))
  }

  /// The same, and the signals are given what the conditions bind.
  private func boundTest(_ block: CheckedIf, _ setters: [[String]], _ scope: Lowering) -> JSExpression {
    var statements: [JSStatement] = []
    for (index, branch) in block.branches.enumerated() {
      var inner = scope
      let (declarations, test) = inner.condition(branch.conditions)
      let sets = zip(branch.conditions.bindings, setters[index]).map { binding, setter in
        // A function that is given to a setter is called.
        let value = inner.read(binding.slot)
        return JSStatement.expression(.call(.id(setter), [binding.isAction ? .arrow([], .expression(value)) : value]))
      }
      statements += declarations
      statements.append(.conditional(test, then: sets + [.exit(.number(Double(index)))]))
    }
    statements.append(.exit(.number(Double(block.branches.count))))
    return .arrow([], .statements(statements))
  }
}

extension [CheckedCondition] {
  /// What they bind, in order.
  fileprivate var bindings: [(slot: FrameSlot, isAction: Bool)] {
    compactMap { condition in
      guard case .binding(let slot, let value) = condition else { return nil }
      if case .optional(.action) = value.type { return (slot, true) }
      return (slot, false)
    }
  }

  fileprivate var boundSlots: [FrameSlot] { bindings.map(\.slot) }
}
