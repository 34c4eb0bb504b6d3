import FacetAnalysis

extension AlpineRegion {
  /// `choice(3, () => [state.isOpen ? 0 : -1], [(inner) => ({ … })])`
  func choice(_ block: CheckedIf, _ id: NodeID, _ parent: AlpineMarkup.Parent) -> JSExpression {
    var scratch = lowering.nested()
    let choices = block.branches.map { branch in
      let (declarations, test) = scratch.condition(branch.conditions)
      let bound = branch.conditions.compactMap(\.boundSlot).compactMap { slot -> (FrameSlot, String)? in
        guard case .identifier(let name)? = scratch.locals[slot]?.core else { return nil }
        return (slot, name)
      }
      return Choice(declarations: declarations, test: test, bound: bound, body: branch.body)
    }
    var scopes = choices.map { scope(of: $0, parent) }
    if !block.otherwise.isEmpty { scopes.append(makeScope(block.otherwise, parent)) }
    let otherwise = JSExpression.number(block.otherwise.isEmpty ? -1 : Double(choices.count))
    let arguments: [JSExpression] = [
      .number(Double(id)), .arrow([], chosen(choices, otherwise)), .array(scopes),
    ]
    return runtime.call("choice", arguments + [written(block.markups, parent)].compactMap { $0 })
  }

  private struct Choice {
    let declarations: [JSStatement]
    let test: JSExpression
    /// What its conditions bind, and its name in the region's cells.
    let bound: [(slot: FrameSlot, name: String)]
    let body: [CheckedNode]
  }

  private func scope(of choice: Choice, _ parent: AlpineMarkup.Parent) -> JSExpression {
    makeScope(choice.body, parent, bound: choice.bound.isEmpty ? nil : "bound") { inner, cells in
      for (slot, name) in choice.bound { inner.lowering.locals[slot] = cells.member(name) }
    }
  }

  private func chosen(_ choices: [Choice], _ otherwise: JSExpression) -> JSArrowBody {
    if choices.allSatisfy(\.declarations.isEmpty) {
      let number = choices.enumerated().reversed().reduce(otherwise) { rest, next in
        .conditional(next.element.test, then: .number(Double(next.offset)), otherwise: rest)
      }
      return .expression(.array([number]))
    }
    let tests = choices.enumerated().flatMap { position, choice in
      let values = JSExpression.object(choice.bound.map { .property($0.name, .id($0.name)) })
      let number = JSExpression.number(Double(position))
      return choice.declarations + [
        .conditional(choice.test, then: [.exit(.array(choice.bound.isEmpty ? [number] : [number, values]))])
      ]
    }
    return .statements(tests + [.exit(.array([otherwise]))])
  }
}
