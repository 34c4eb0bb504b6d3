import FacetAnalysis
import FacetSyntax
import FacetValue

extension Renderer {
  /// Reads the state of a page from a document, `{instancePath: {name: value}}`, with the paths of posted forms and of
  /// state documents; the page's own is empty.
  ///
  /// - An instance gives values to its `state`, `stored state`, `query`, `fragment`, `load` and `live` declarations. What it
  ///   doesn't name is initial.
  /// - A store is named by an instance that uses it, or by the page; all have to say the same.
  /// - What is computed from the rest, or is part of the address, is passed over: props, deriveds, path parameters, `route`.
  ///   So a state document of the page is one of its states.
  ///
  /// - Throws: the first path, name or value that the page cannot have, each decoded by its declared type.
  public func state(of page: CheckedPage, from document: Value) throws(PageStateError) -> PageState {
    var reader = StateReader(project, page)
    try reader.read(document)
    return reader.state
  }

  /// The page as a whole document, in a state.
  ///
  /// - Parameter loads: the outcomes of the loads that the state doesn't give.
  /// - Throws: as `render(_:_:loads:document:)`, and `no-such-instance` when the page, in this state, has no instance at one
  ///   of the state's paths.
  public func render(
    _ page: CheckedPage, _ inputs: PageInputs, loads: [LoadKey: LoadOutcome], state: PageState,
    document: DocumentOptions
  ) throws(EvaluationError) -> [UInt8] {
    let machine = machine(inputs, loads: loads.merging(state.loads) { _, given in given })
    machine.overrides = state.values
    machine.awaited = Set(state.values.keys)
    machine.givenStores = state.stores
    let html = try self.document(of: page, machine, document)
    guard machine.awaited.isEmpty else {
      let paths = machine.awaited.sorted { $0.precedesByScalars($1) }.map { "\"\($0)\"" }.joined(separator: ", ")
      throw EvaluationError(code: "no-such-instance", message: "In this state the page has no instance \(paths).")
    }
    return html
  }
}
