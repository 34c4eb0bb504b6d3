import FacetAnalysis
import FacetSyntax
import FacetValue

/// What a statement may do depends on the action that it stands in.
struct StatementContext {
  /// Whether it may wait: then it waits for the actions that it runs, as the server does.
  let isAsync: Bool
  /// Local slots that are assigned after they are declared.
  let variables: Set<FrameSlot>
}

extension Lowering {
  /// A function that runs an action.
  package func function(of action: CheckedAction) -> JSExpression {
    var inner = nested()
    let parameters = action.parameters.map { JSPattern.identifier(inner.bind($0)) }
    let context = StatementContext(isAsync: action.isAsync, variables: assignedSlots(action.body))
    guard action.isAsync, writesLoad(action) else {
      return .arrow(parameters, .statements(inner.statements(action.body, context)), isAsync: action.isAsync)
    }
    let run = inner.names.unique("run")
    inner.optimisticRun = .id(run)
    let body = JSExpression.arrow(
      [.identifier(run)], .statements(inner.statements(action.body, context)), isAsync: true)
    return .arrow(parameters, .expression(runtime.call("optimistic", access.instance, body)))
  }

  /// An action by its name. A handler or closure has none: it is written where it stands, since it sees what is bound there.
  package func action(_ index: Int) -> JSExpression {
    guard component.actions.indices.contains(index) else { return .null }
    let action = component.actions[index]
    guard action.name == nil else { return access.action(index) }
    var inner = self
    inner.optimisticRun = nil
    return inner.function(of: action).annotated(action.span)
  }

  private func writesLoad(_ action: CheckedAction) -> Bool {
    component.loads.contains { action.writes.contains($0.slot) }
  }

  mutating func statements(_ list: [CheckedStatement], _ context: StatementContext) -> [JSStatement] {
    list.flatMap { statement in self.statement(statement, context).map { $0.annotated(statement.span) } }
  }

  /// Statements in braces: what is declared there ends there.
  private func block(_ list: [CheckedStatement], _ context: StatementContext) -> [JSStatement] {
    var inner = nested()
    return inner.statements(list, context)
  }

  private mutating func statement(_ statement: CheckedStatement, _ context: StatementContext) -> [JSStatement] {
    switch statement.kind {
    case .declare(let slot, let value):
      let value = lower(value)
      return [.declaration(context.variables.contains(slot) ? .let : .const, .identifier(bind(slot)), value)]
    case .assign(let place, let value): return assign(place, lower(value))
    case .mutate(let place, let function, let arguments): return mutation(place, function, arguments)
    case .expression(let expression): return run(expression, context)
    case .conditional(let conditions, let then, let otherwise):
      return conditional(conditions, then, otherwise, context)
    case .loop(let slot, let items, let body): return loop(slot, items, body, context)
    case .choice(let subject, let cases): return choice(subject, cases, context)
    case .attempt(let body, let error, let handler): return attempt(body, error, handler, context)
    case .navigate(let target):
      return [.expression(runtime.call("navigate", lower(target), .text(literalPrefix(of: target))))]
    case .reload(let index): return reload(index)
    case .timer(let repeats, let milliseconds, let action):
      let name = repeats ? "every" : "after"
      return [.expression(runtime.call(name, access.place, lower(milliseconds), self.action(action)))]
    case .elementCall(let slot, let method):
      return [.expression(runtime.call("elementCall", access.element(slot), .text(method)))]
    case .exit: return [.exit()]
    case .breakLoop: return [.breakOut()]
    case .continueLoop: return [.continueLoop()]
    }
  }

  private func reload(_ index: Int) -> [JSStatement] {
    guard component.loads.indices.contains(index) else { return [] }
    return [.expression(runtime.call("reload", access.place, .text(component.loads[index].name)))]
  }

  private mutating func loop(
    _ slot: FrameSlot, _ items: CheckedExpression, _ body: [CheckedStatement], _ context: StatementContext
  ) -> [JSStatement] {
    let items = lower(items)
    var inner = nested()
    let name = inner.bind(slot, wished: "item")
    return [.forOf(.identifier(name), in: items, body: inner.statements(body, context))]
  }

  private func attempt(
    _ body: [CheckedStatement], _ error: FrameSlot, _ handler: [CheckedStatement], _ context: StatementContext
  ) -> [JSStatement] {
    var inner = nested()
    let thrown = inner.names.unique("thrown")
    let name = inner.bind(error, wished: "error")
    // `caught` throws again what is no failed call.
    let caught = JSStatement.const(
      .identifier(name), runtime.call("caught", [.id(thrown)] + (optimisticRun.map { [$0] } ?? [])))
    let handler = JSHandler(.identifier(thrown), body: [caught] + inner.statements(handler, context))
    return [.attempt(block(body, context), handler: handler)]
  }

  private func mutation(
    _ place: CheckedPlace, _ function: MutatingFunction, _ arguments: [CheckedArgument]
  ) -> [JSStatement] {
    let inner = nested()
    let old = inner.names.unique("old")
    let lowered = arguments.map { argument in
      switch argument {
      case .value(let expression): inner.lower(expression)
      case .closure(let parameters, let body): inner.closure(parameters, body)
      }
    }
    let helper = "\(function)"
    if place.steps.isEmpty { return write(place.slot, runtime.call(helper, [read(place.slot)] + lowered)) }
    return change(place, .arrow([.identifier(old)], .expression(runtime.call(helper, [.id(old)] + lowered))))
  }

  /// What the template itself spells out at the beginning of an address.
  private func literalPrefix(of expression: CheckedExpression) -> String {
    switch expression.kind {
    case .literal(.string(let text)): text
    case .interpolated(let parts): parts.first.map { literalPrefix(of: $0) } ?? ""
    default: ""
    }
  }
}
