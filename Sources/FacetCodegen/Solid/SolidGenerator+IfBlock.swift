import FacetAnalysis

extension SolidBody {
  /// `choose(() => (test ? 0 : 1), () => …, () => …)`
  func conditional(_ block: CheckedIf) -> JSExpression {
    let isBound = block.branches.contains { !Self.boundSlots($0.conditions).isEmpty }
    let test = isBound ? boundTest(block) : plainTest(block)
    var bodies = block.branches.map { branch -> JSExpression in
      let body = nested()
      let parameters = Self.boundSlots(branch.conditions).map {
        JSPattern.identifier(body.bindAccessor($0, wished: "value"))
      }
      return function(parameters, body, body.content(of: branch.body))
    }
    if !block.otherwise.isEmpty {
      let body = nested()
      bodies.append(function([], body, body.content(of: block.otherwise)))
    }
    return runtime.call(isBound ? "chooseBound" : "choose", [test] + bodies)
  }

  static func boundSlots(_ conditions: [CheckedCondition]) -> [FrameSlot] {
    conditions.compactMap { if case .binding(let slot, _) = $0 { slot } else { nil } }
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

  /// The same, with the values that the conditions bind.
  private func boundTest(_ block: CheckedIf) -> JSExpression {
    let scope = lowering.nested()
    var statements: [JSStatement] = []
    for (index, branch) in block.branches.enumerated() {
      var inner = scope
      let (declarations, test) = inner.condition(branch.conditions)
      let values = Self.boundSlots(branch.conditions).map { inner.read($0) }
      statements += declarations
      statements.append(.conditional(test, then: [.exit(.array([.number(Double(index))] + values))]))
    }
    statements.append(.exit(.array([.number(Double(block.branches.count))])))
    return .arrow([], .statements(statements))
  }
}
