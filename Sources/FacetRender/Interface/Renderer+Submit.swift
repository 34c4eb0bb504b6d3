import FacetAnalysis
import FacetSyntax
import FacetValue

extension Renderer {
  /// Evaluates a posted form: rebuilds the instance that has the form, binds the controls rendered in it, runs the
  /// form's action, and renders the page in the resulting state.
  ///
  /// What comes of it, first match:
  /// - the form isn't on the fresh page: `gone`;
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
    let machine = machine(inputs, loads: loads)
    let submission = Submission(renderer: self, page: page, machine: machine, document: document)
    do {
      guard let action = try submission.findForm(form) else { return .gone(try submission.pageWithoutForm()) }
      let log = WriteLog()
      var binder = FormBinder(machine: machine, log: log, fields: form)
      guard binder.fitsRows(action.controls) else { return .gone(try submission.pageWithoutForm()) }
      try binder.bind(action.controls)
      try machine.refreshProps()
      guard binder.unreadable.isEmpty else { return try submission.unreadable(binder, log) }
      machine.refillSteps()
      let runner = ActionRunner(machine: machine, log: log, perform: perform, reload: reload)
      if let failure = try await submission.run(action, runner) { return .failed(failure) }
      return try submission.outcome(runner, log)
    } catch let failure as EvaluationFailure {
      throw machine.positioned(failure)
    } catch let error as EvaluationError {
      throw error
    } catch {
      throw EvaluationError(code: "unknown", message: "\(error)")
    }
  }
}
