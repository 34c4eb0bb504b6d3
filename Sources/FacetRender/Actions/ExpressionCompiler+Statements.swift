import FacetAnalysis
import FacetSyntax
import FacetValue

extension ExpressionCompiler {
  mutating func compile(_ action: CheckedAction) -> ActionBody {
    var locals = Set(action.parameters)
    collectLocals(action.body, into: &locals)
    return ActionBody(
      parameters: action.parameters, statements: compile(action.body), locals: locals.sorted(), span: action.span)
  }

  mutating func compile(_ statements: [CheckedStatement]) -> [StatementCode] {
    statements.map { StatementCode(kind: kind(of: $0), span: $0.span) }
  }

  mutating func compile(_ place: CheckedPlace) -> PlaceCode {
    let steps = place.steps.map { step -> PlaceCode.Step in
      switch step {
      case .field(let field): .field(field)
      case .index(let expression): .index(compile(expression))
      case .key(let expression): .key(compile(expression))
      }
    }
    return PlaceCode(
      slot: place.slot, steps: steps, type: place.type, span: place.span,
      isRecursive: !recursiveRecords.isDisjoint(with: records(in: place.type)),
      read: reader(place.slot, steps, place.span))
  }

  private func reader(_ slot: FrameSlot, _ steps: [PlaceCode.Step], _ span: SourceSpan) -> any ExpressionCode {
    var code = read(slot)
    for step in steps {
      switch step {
      case .field(let field): code = FieldCode(code, field, span)
      case .index(let key): code = SubscriptCode(code, key, isDictionary: false, span)
      case .key(let key): code = SubscriptCode(code, key, isDictionary: true, span)
      }
    }
    return code
  }

  private mutating func kind(of statement: CheckedStatement) -> StatementCode.Kind {
    switch statement.kind {
    case .declare(let slot, let value): return .declare(slot, compile(value))
    case .assign(let place, let value):
      let place = compile(place)
      return .assign(place, compile(value))
    case .mutate(let place, let function, let arguments): return mutation(place, function, arguments)
    case .expression(let expression): return call(expression)
    case .conditional(let conditions, let then, let otherwise):
      let conditions = compile(conditions)
      let then = compile(then)
      return .conditional(conditions, then: then, otherwise: compile(otherwise))
    case .loop(let slot, let items, let body):
      let items = compile(items)
      return .loop(slot, items, compile(body))
    case .choice(let subject, let cases):
      let subject = compile(subject)
      return .choice(subject, cases.map { ($0.values.map { compile($0) }, compile($0.body)) })
    case .attempt(let body, let error, let handler):
      let body = compile(body)
      return .attempt(body, error: error, handler: compile(handler))
    case .navigate(let target): return .navigate(compile(target), literal: literalPrefix(of: target))
    case .reload(let load): return .reload(load)
    case .timer, .elementCall: return .nothing
    case .exit: return .exit
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    }
  }

  mutating func compile(_ conditions: [CheckedCondition]) -> [ConditionCode] {
    conditions.map { condition in
      switch condition {
      case .test(let expression): .test(compile(expression))
      case .binding(let slot, let expression): .binding(slot, compile(expression))
      }
    }
  }

  private mutating func mutation(
    _ place: CheckedPlace, _ function: MutatingFunction, _ arguments: [CheckedArgument]
  ) -> StatementCode.Kind {
    let place = compile(place)
    var values: [any ExpressionCode] = []
    for argument in arguments {
      switch argument {
      case .value(let expression): values.append(compile(expression))
      case .closure(let parameters, let body):
        return .removeWhere(place, ClosureCode(parameters: parameters, body: compile(body)))
      }
    }
    return .mutate(place, function, values)
  }

  /// Running an action is a statement of its own, also behind `?.`.
  private mutating func call(_ expression: CheckedExpression) -> StatementCode.Kind {
    switch expression.kind {
    case .runAction(let index, let arguments):
      return .runAction(index, arguments.map { compile($0) })
    case .runPassed(let action, let arguments):
      let action = compile(action)
      return .runPassed(action, arguments.map { compile($0) })
    case .chain(let base, let slot, let then):
      let condition = ConditionCode.binding(slot, compile(base))
      let body = StatementCode(kind: call(then), span: then.span)
      return .conditional([condition], then: [body], otherwise: [])
    default:
      return .expression(compile(expression))
    }
  }

  /// What the template itself spells out at the beginning of an address.
  private func literalPrefix(of expression: CheckedExpression) -> String {
    switch expression.kind {
    case .literal(.string(let text)): text
    case .interpolated(let parts): parts.first.map { literalPrefix(of: $0) } ?? ""
    default: ""
    }
  }

  private func collectLocals(_ statements: [CheckedStatement], into locals: inout Set<Int>) {
    for statement in statements {
      switch statement.kind {
      case .declare(let slot, _): locals.insert(slot)
      case .conditional(let conditions, let then, let otherwise):
        for case .binding(let slot, _) in conditions { locals.insert(slot) }
        collectLocals(then, into: &locals)
        collectLocals(otherwise, into: &locals)
      case .loop(let slot, _, let body):
        locals.insert(slot)
        collectLocals(body, into: &locals)
      case .choice(_, let cases):
        for entry in cases { collectLocals(entry.body, into: &locals) }
      case .attempt(let body, let error, let handler):
        locals.insert(error)
        collectLocals(body, into: &locals)
        collectLocals(handler, into: &locals)
      default: break
      }
    }
  }
}
