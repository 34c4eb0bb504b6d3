import FacetAnalysis
import FacetSyntax
import FacetValue

/// Why a statement did not come to its end.
enum ActionInterrupt: Error {
  case evaluation(EvaluationFailure)
  /// A call failed; a `catch` may take it.
  case call(APIFailure)
}

/// Runs actions on the server: the same statements as in the browser, on the frames of a render that has just found the
/// posted form. Expressions are evaluated as in rendering; between two of them an action may wait for the API.
final class ActionRunner {
  typealias Perform = @Sendable (PreparedCall) async throws(APIFailure) -> Value
  typealias Reload = @Sendable (PlannedLoad) async -> LoadOutcome

  /// The instance whose action runs.
  struct Context {
    let frame: Frame
    let component: ComponentID
    /// Its activation.
    let instance: Int
  }

  enum Flow { case normal, exit, breakLoop, continueLoop }

  let machine: Machine
  let log: WriteLog
  private let perform: Perform
  private let reload: Reload
  private var stepsLeft: Int
  private var callsLeft: Int
  private var running: [(frame: Frame, action: Int)] = []
  /// Actions that run within one another.
  private let nestingLimit = 100

  private(set) var navigation: Navigation?
  private(set) var calls = 0
  private(set) var aCallFailed = false

  struct Navigation {
    let target: String
    /// What the template spells out at its beginning.
    let literal: String
    let span: SourceSpan
  }

  init(machine: Machine, log: WriteLog, perform: @escaping Perform, reload: @escaping Reload) {
    self.machine = machine
    self.log = log
    self.perform = perform
    self.reload = reload
    stepsLeft = machine.options.limits.actionSteps
    callsLeft = machine.options.limits.actionCalls
  }

  /// Runs an action of the instance.
  func run(_ action: Int, _ arguments: [Value], in context: Context) async throws(ActionInterrupt) {
    let actions = machine.program.components[context.component].actions
    guard actions.indices.contains(action) else { return }
    let body = actions[action]
    guard running.count < nestingLimit else {
      throw .evaluation(
        EvaluationFailure(
          code: "nesting-too-deep", message: "Actions run within one another too deeply.", span: body.span))
    }
    let isNested = running.contains { $0.frame == context.frame && $0.action == action }
    let saved = isNested ? body.locals.map { ($0, context.frame[$0]) } : []
    running.append((context.frame, action))
    defer {
      running.removeLast()
      for (slot, value) in saved { context.frame[slot] = value }
    }
    for (position, slot) in body.parameters.enumerated() {
      context.frame[slot] = position < arguments.count ? arguments[position] : .null
    }
    _ = try await execute(body.statements, context)
  }

  func execute(_ statements: [StatementCode], _ context: Context) async throws(ActionInterrupt) -> Flow {
    for statement in statements {
      try spendStep(statement.span)
      let flow: Flow
      do {
        flow = try await execute(statement, context)
      } catch .evaluation(let failure) {
        throw .evaluation(failure.at(statement.span))
      }
      if flow != .normal { return flow }
    }
    return .normal
  }

  private func execute(_ statement: StatementCode, _ context: Context) async throws(ActionInterrupt) -> Flow {
    switch statement.kind {
    case .declare(let slot, let code):
      context.frame[slot] = try await value(code, context)
    case .assign(let place, let code):
      let value = try await value(code, context)
      try change(place, context) { (target: inout Value) in target = value }
    case .mutate(let place, let function, let codes):
      try await mutate(place, function, codes, context)
    case .removeWhere(let place, let closure):
      try removeAll(place, closure, context)
    case .expression(let code):
      _ = try await value(code, context)
    case .runAction(let action, let codes):
      try await run(action, values(codes, context), in: context)
    case .runPassed(let code, let codes):
      try await runPassed(code, codes, context)
    case .navigate(let code, let literal):
      guard case .string(let target) = try await value(code, context) else { break }
      navigation = Navigation(target: target, literal: literal, span: statement.span)
    case .reload(let load):
      try await reload(load, context)
    case .exit: return .exit
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    case .nothing: break
    case .conditional, .loop, .choice, .attempt:
      return try await executeBlock(statement, context)
    }
    return .normal
  }

  private func executeBlock(_ statement: StatementCode, _ context: Context) async throws(ActionInterrupt) -> Flow {
    switch statement.kind {
    case .conditional(let conditions, let then, let otherwise):
      return try await execute(hold(conditions, context) ? then : otherwise, context)
    case .loop(let slot, let items, let body):
      return try await loop(slot, items, body, statement.span, context)
    case .choice(let subject, let cases):
      return try await choose(subject, cases, context)
    case .attempt(let body, let error, let handler):
      do {
        return try await execute(body, context)
      } catch .call(let failure) {
        context.frame[error] = machine.errorRecord(failure)
        return try await execute(handler, context)
      }
    default:
      return .normal
    }
  }

  // MARK: - Steps and calls

  func spendStep(_ span: SourceSpan) throws(ActionInterrupt) {
    stepsLeft -= 1
    if stepsLeft < 0 { throw .evaluation(EvaluationFailure.tooManySteps.at(span)) }
  }

  func call(_ call: PreparedCall) async throws(ActionInterrupt) -> Value {
    callsLeft -= 1
    guard callsLeft >= 0 else {
      throw .evaluation(
        EvaluationFailure(code: "too-many-calls", message: "An action may call the API \(calls) times."))
    }
    calls += 1
    do {
      return try await perform(call)
    } catch {
      aCallFailed = true
      throw .call(error)
    }
  }

  private func reload(_ index: Int, _ context: Context) async throws(ActionInterrupt) {
    let loads = machine.program.components[context.component].loads
    guard loads.indices.contains(index) else { return }
    let load = loads[index]
    let key = LoadKey(component: context.component, load: index)
    let call = try evaluating(context) { (machine: Machine) throws(EvaluationFailure) in
      try load.call.prepare(context.frame, machine)
    }
    let outcome = await reload(PlannedLoad(key: key, name: load.name, isOptional: load.isOptional, call: call))
    machine.loads[key] = outcome
    if case .failure(let failure) = outcome, !load.isOptional {
      aCallFailed = true
      throw .call(failure)
    }
    try evaluating(context) { (machine: Machine) throws(EvaluationFailure) in
      try machine.fill(load, key, context.frame)
      machine.didWrite(context.frame, load.slot, context.component)
      try machine.refreshProps()
    }
  }
}
