import FacetAnalysis
import FacetSyntax
import FacetValue

extension Renderer {
  /// Evaluates a posted form: binds the controls rendered in it, rebuilds the instance that has it in the state which
  /// that makes, runs the form's action there, and renders the page in the resulting state.
  ///
  /// What comes of it, first match:
  /// - the form isn't on the page in the state that its fields make: `gone`;
  /// - a field's text is not of its control's type: the page with what was typed, and the action does not run;
  /// - a failed call that the action does not catch: `failed`;
  /// - `navigate`: its target;
  /// - a call failed: the page in the resulting state;
  /// - a `query` has another value: the page's address with it;
  /// - state has another value than on the fresh page: the page in that state. A load that the action assigned counts
  ///   only when no call was made, since the fresh page shows what a call has changed;
  /// - otherwise `unchanged`.
  ///
  /// - Parameters:
  ///   - form: the posted fields in order; `_action` names the form.
  ///   - perform: makes a call of the action; the answer is decoded as the call's `result`.
  ///   - reload: runs a load again.
  public func submit(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome],
    form: [(name: String, value: String)], document: DocumentOptions,
    perform: @escaping @Sendable (PreparedCall) async throws(APIFailure) -> Value,
    reload: @escaping @Sendable (PlannedLoad) async -> LoadOutcome
  ) async throws(EvaluationError) -> SubmitOutcome {
    var submission = Submission(renderer: self, page: page, inputs: inputs, loads: loads, document: document)
    do {
      var binder = FormBinder(form)
      guard let posted = PostedAction(in: form)?.path, try submission.bind(&binder, posted),
        let target = try submission.target(posted)
      else { return try submission.pageWithoutForm() }
      guard binder.unreadable.isEmpty else { return try submission.unreadable(binder) }
      let runner = ActionRunner(machine: target.machine, log: WriteLog(), perform: perform, reload: reload)
      if let failure = try await submission.run(target, runner) { return .failed(failure) }
      return try submission.outcome(runner)
    } catch {
      throw evaluationError(error, on: page)
    }
  }

  /// The page with what was posted in its controls, and nothing done: for a form that may not run as it came.
  ///
  /// - Parameter document: its `notice` says why.
  public func refuse(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome],
    form: [(name: String, value: String)], document: DocumentOptions
  ) throws(EvaluationError) -> [UInt8] {
    var submission = Submission(renderer: self, page: page, inputs: inputs, loads: loads, document: document)
    do {
      var binder = FormBinder(form)
      if let posted = PostedAction(in: form)?.path { _ = try submission.bind(&binder, posted) }
      return try submission.pageAsPosted(binder)
    } catch {
      throw evaluationError(error, on: page)
    }
  }

  private func evaluationError(_ error: any Error, on page: CheckedPage) -> EvaluationError {
    switch error {
    case let error as EvaluationError: error
    case let failure as EvaluationFailure:
      EvaluationError(
        code: failure.code, message: failure.message, span: failure.span,
        components: [project.components[page.component].name])
    default: EvaluationError(code: "unknown", message: "\(error)")
    }
  }
}
