import FacetAnalysis
import FacetSyntax
import FacetValue

/// One posted form on its way from the fresh page to an outcome.
struct Submission {
  let renderer: Renderer
  let page: CheckedPage
  let machine: Machine
  let document: DocumentOptions

  struct Target {
    let action: Int
    let controls: [FoundControl]
    let context: ActionRunner.Context
  }

  /// Renders the fresh page up to the end of the form that the fields name. What is on the machine's stack then is the
  /// form's instance with all that surrounds it, and every item of a loop is the one that the form stands in.
  func findForm(_ fields: [(name: String, value: String)]) throws -> Target? {
    let names = fields.filter { $0.name == FormSearch.fieldName }
    guard names.count == 1, let posted = names.first else { return nil }
    guard try isUnique(posted.value) else { return nil }
    let search = FormSearch(posted.value)
    machine.seeking = search
    machine.keepsFrames = true
    try machine.render(page: page.component)
    guard let action = search.action, machine.activations.count > 0 else { return nil }
    let top = machine.activations.top
    let owner = machine.activations[top.instance]
    return Target(
      action: action, controls: search.controls,
      context: ActionRunner.Context(frame: owner.frame, component: owner.component, instance: top.instance))
  }

  /// Whether just one form of the page has that path. With keys that are not unique nobody can tell which row's form
  /// was meant, and none is taken.
  private func isUnique(_ posted: String) throws -> Bool {
    let census = FormSearch(posted, endsAtForm: false)
    let machine = fresh()
    machine.seeking = census
    try machine.render(page: page.component)
    return census.matches == 1
  }

  /// Runs the form's action. A failed call that nobody caught comes back.
  func run(_ target: Target, _ runner: ActionRunner) async throws -> APIFailure? {
    do {
      try await runner.run(target.action, [], in: target.context)
      return nil
    } catch .evaluation(let failure) {
      throw failure
    } catch .call(let failure) {
      return failure
    }
  }

  func outcome(_ runner: ActionRunner, _ log: WriteLog) throws -> SubmitOutcome {
    if let navigation = runner.navigation {
      let policy = NavigationPolicy(root: machine.inputs.root, page: machine.inputs.path)
      guard let location = policy.location(of: navigation.target, literal: navigation.literal) else {
        throw EvaluationFailure(
          code: "navigation-outside", message: "navigate leads neither below the root nor to an address written out.",
          span: navigation.span)
      }
      return .navigate(location)
    }
    let changes = Changes(log, machine.program)
    if runner.aCallFailed { return .page(try pageInState(changes), callFailed: true) }
    if !changes.queries.isEmpty { return .navigate(address(with: changes.queries)) }
    if changes.hasState || (changes.hasLoads && runner.calls == 0) {
      return .page(try pageInState(changes), callFailed: false)
    }
    return .unchanged
  }

  // MARK: - Pages

  func pageWithoutForm() throws -> [UInt8] {
    var document = document
    document.notice = document.notice ?? "This form is no longer on the page, so nothing was done."
    return try renderer.document(of: page, fresh(), document)
  }

  func unreadable(_ binder: FormBinder, _ log: WriteLog) throws -> SubmitOutcome {
    var document = document
    document.notice = document.notice ?? "These fields could not be read: \(binder.unreadable.joined(separator: ", "))."
    let machine = fresh()
    Changes(log, self.machine.program).apply(to: machine, stores: self.machine.stores)
    machine.typedTexts = binder.typedTexts
    return .page(try renderer.document(of: page, machine, document), callFailed: true)
  }

  private func pageInState(_ changes: Changes) throws -> [UInt8] {
    let machine = fresh()
    changes.apply(to: machine, stores: self.machine.stores)
    return try renderer.document(of: page, machine, document)
  }

  private func fresh() -> Machine { renderer.machine(machine.inputs, loads: machine.loads) }

  /// The page's address with other values of its queries.
  private func address(with queries: [(name: String, value: Value)]) -> String {
    let names = queries.map(\.name)
    var pairs = machine.inputs.query.filter { pair in !names.contains { $0.hasSameScalars(as: pair.name) } }
    for (name, value) in queries {
      switch value {
      case .null: continue
      case .array(let values): pairs += values.map { (name, machine.text($0)) }
      default: pairs.append((name, machine.text(value)))
      }
    }
    let query = pairs.map { "\(percentEncodedSegment($0.name))=\(percentEncodedSegment($0.value))" }
    let path = machine.inputs.url.prefix { $0 != "?" && $0 != "#" }
    let own = machine.inputs.root + (path == "/" ? "" : path)
    return own + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}
