import FacetAnalysis
import FacetSyntax
import FacetValue

/// Renders the pages of one project, natively, to UTF-8 bytes: the reference for every client.
public final class Renderer: Sendable {
  let project: CheckedProject
  let options: RenderOptions

  /// Compiles the project's components; later renders share the result.
  public init(project: CheckedProject, options: RenderOptions = RenderOptions()) {
    self.project = project
    self.options = options
  }

  /// The loads of the page and of its layouts, ready to be called.
  public func plan(_ page: CheckedPage, _ inputs: PageInputs) throws(EvaluationError) -> [PlannedLoad] {
    []
  }

  /// The page as a whole document.
  public func render(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome], document: DocumentOptions
  ) throws(EvaluationError) -> [UInt8] {
    []
  }

  /// What client code reads of the page: a dictionary from instance path to a dictionary from name to value.
  public func stateDocument(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome]
  ) throws(EvaluationError) -> Value {
    .null
  }

  /// Evaluates a posted form: rebuilds the instance that has the form, binds the controls rendered in it, runs the
  /// form's action, and renders the page in the resulting state.
  ///
  /// - Parameters:
  ///   - perform: makes a call of the action; the answer is decoded as the call's `result`.
  ///   - reload: runs a load again.
  public func submit(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome],
    form: [(name: String, value: String)], document: DocumentOptions,
    perform: @escaping @Sendable (PreparedCall) async throws(APIFailure) -> Value,
    reload: @escaping @Sendable (PlannedLoad) async -> LoadOutcome
  ) async throws(EvaluationError) -> SubmitOutcome {
    .unchanged
  }
}
