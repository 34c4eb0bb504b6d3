import FacetAnalysis
import FacetSyntax
import FacetValue

extension ActionRunner {
  /// Evaluates an expression, waiting for the calls in it.
  func value(_ code: any ExpressionCode, _ context: Context) async throws(ActionInterrupt) -> Value {
    let results = StatementResults()
    while true {
      machine.statement = results
      machine.instance = context.instance
      let failure: EvaluationFailure
      do {
        defer { machine.statement = nil }
        return try code.value(context.frame, machine)
      } catch {
        failure = error
      }
      guard failure.code == EvaluationFailure.suspendedCode, let pending = results.pending else {
        throw .evaluation(failure)
      }
      results.resume(with: try await call(pending))
    }
  }

  func values(_ codes: [any ExpressionCode], _ context: Context) async throws(ActionInterrupt) -> [Value] {
    var values: [Value] = []
    for code in codes { values.append(try await value(code, context)) }
    return values
  }

  func hold(_ conditions: [ConditionCode], _ context: Context) async throws(ActionInterrupt) -> Bool {
    for condition in conditions {
      switch condition {
      case .test(let code):
        guard try await value(code, context) == .bool(true) else { return false }
      case .binding(let slot, let code):
        let value = try await value(code, context)
        if value.isNull { return false }
        context.frame[slot] = value
      }
    }
    return true
  }

  func loop(
    _ slot: Int, _ code: any ExpressionCode, _ body: [StatementCode], _ span: SourceSpan, _ context: Context
  ) async throws(ActionInterrupt) -> Flow {
    guard case .array(let items) = try await value(code, context) else { return .normal }
    for item in items {
      try spendStep(span)
      context.frame[slot] = item
      switch try await execute(body, context) {
      case .normal, .continueLoop: continue
      case .breakLoop: return .normal
      case .exit: return .exit
      }
    }
    return .normal
  }

  func choose(
    _ code: any ExpressionCode, _ cases: [(values: [any ExpressionCode], body: [StatementCode])], _ context: Context
  ) async throws(ActionInterrupt) -> Flow {
    let subject = try await value(code, context)
    for entry in cases {
      if entry.values.isEmpty { return try await execute(entry.body, context) }
      for candidate in entry.values where try await value(candidate, context) == subject {
        return try await execute(entry.body, context)
      }
    }
    return .normal
  }

  /// Runs an action that was passed in, in the frame of the instance that passed it.
  func runPassed(
    _ code: any ExpressionCode, _ codes: [any ExpressionCode], _ context: Context
  ) async throws(ActionInterrupt) {
    guard case .action(let handle) = try await value(code, context) else { return }
    let arguments = try await values(codes, context)
    guard machine.activations.indices.contains(handle.instance) else { return }
    let owner = machine.activations[handle.instance]
    guard !owner.isContent else { return }
    let outer = Context(frame: owner.frame, component: owner.component, instance: handle.instance)
    try await run(handle.action, arguments, in: outer)
    try evaluating(context) { (machine: Machine) throws(EvaluationFailure) in try machine.refreshProps() }
  }

  // MARK: - Writing

  func mutate(
    _ place: PlaceCode, _ function: MutatingFunction, _ codes: [any ExpressionCode], _ context: Context
  ) async throws(ActionInterrupt) {
    let arguments = try await values(codes, context)
    let library = machine.library
    try change(place, context) { (target: inout Value) throws(EvaluationFailure) in
      try library.mutate(
        function, &target, arguments.first, arguments.count > 1 ? arguments[1] : nil)
    }
  }

  /// The closure may read the place that is changed, so it works on a copy.
  func removeAll(_ place: PlaceCode, _ closure: ClosureCode, _ context: Context) throws(ActionInterrupt) {
    let kept = try evaluating(context) { (machine: Machine) throws(EvaluationFailure) -> Value in
      var copy = try place.read.value(context.frame, machine)
      try machine.library.removeAll(&copy) { (element: Value) throws(EvaluationFailure) -> Value in
        try closure(element, context.frame, machine)
      }
      return copy
    }
    try change(place, context) { (target: inout Value) in target = kept }
  }

  func change(
    _ place: PlaceCode, _ context: Context, _ change: (inout Value) throws(EvaluationFailure) -> Void
  ) throws(ActionInterrupt) {
    try evaluating(context) { (machine: Machine) throws(EvaluationFailure) in
      let steps = try machine.resolve(place.steps, context.frame)
      log.willWrite(
        context.frame, place.slot, context.component, path: machine.path(ofActivation: context.instance))
      try machine.update(context.frame, place.slot, steps, isRecursive: place.isRecursive, change)
      machine.didWrite(context.frame, place.slot, context.component)
    }
  }

  /// What needs no waiting, with its failure turned into an interrupt.
  @discardableResult
  func evaluating<R>(
    _ context: Context, _ body: (Machine) throws(EvaluationFailure) -> R
  ) throws(ActionInterrupt) -> R {
    machine.instance = context.instance
    do {
      return try body(machine)
    } catch {
      throw .evaluation(error)
    }
  }
}
