import FacetAnalysis
import FacetSyntax
import FacetValue

/// One posted form on its way from the fresh page to an outcome.
struct Submission {
  let renderer: Renderer
  let page: CheckedPage
  let inputs: PageInputs
  let document: DocumentOptions
  /// As they are now: an action may run one again.
  var loads: [LoadKey: LoadOutcome]
  private(set) var changes = Changes()

  /// What may be bound after what was bound before: each round shows what the one before it has revealed.
  private static let mostRounds = 16

  init(
    renderer: Renderer, page: CheckedPage, inputs: PageInputs, loads: [LoadKey: LoadOutcome], document: DocumentOptions
  ) {
    self.renderer = renderer
    self.page = page
    self.inputs = inputs
    self.loads = loads
    self.document = document
  }

  /// The form in the state that its fields make, ready to run.
  struct Target {
    let machine: Machine
    let action: Int
    let context: ActionRunner.Context
  }

  /// The page in the state so far.
  private func machine() -> Machine {
    let machine = renderer.machine(inputs, loads: loads)
    changes.apply(to: machine)
    return machine
  }

  // MARK: - Binding

  /// Binds the form's controls, those that show in the state which that makes, and so on until nothing changes. False
  /// when the form isn't on the page, or it is not clear which row a field means.
  mutating func bind(_ binder: inout FormBinder, _ posted: String) throws -> Bool {
    for _ in 0..<Self.mostRounds {
      let machine = machine()
      let search = FormSearch(posted, endsAtForm: false)
      machine.seeking = search
      machine.keepsFrames = true
      try machine.render(page: page.component)
      guard search.action != nil else { return false }
      let log = WriteLog()
      try binder.bind(search.controls, machine, log)
      guard changes.add(log, of: machine) else { return binder.fits }
    }
    throw EvaluationFailure(
      code: "unsettled-form", message: "What the form's controls are bound to shows others without end.")
  }

  /// Renders the page in the bound state up to the end of the form. What is on the machine's stack then is the form's
  /// instance with all that surrounds it, and every value that the action captures is the one that the page shows.
  func target(_ posted: String) throws -> Target? {
    let machine = machine()
    let search = FormSearch(posted, endsAtForm: true)
    machine.seeking = search
    machine.keepsFrames = true
    try machine.render(page: page.component)
    guard let action = search.action, machine.activations.count > 0 else { return nil }
    let top = machine.activations.top
    let owner = machine.activations[top.instance]
    return Target(
      machine: machine, action: action,
      context: ActionRunner.Context(frame: owner.frame, component: owner.component, instance: top.instance))
  }

  // MARK: - The action

  /// Runs the form's action. A failed call that nobody caught comes back.
  mutating func run(_ target: Target, _ runner: ActionRunner) async throws -> APIFailure? {
    defer {
      changes.add(runner.log, of: target.machine)
      loads = target.machine.loads
    }
    target.machine.refillSteps()
    do {
      try await runner.run(target.action, [], in: target.context)
      return nil
    } catch .evaluation(let failure) {
      throw target.machine.positioned(failure)
    } catch .call(let failure) {
      return failure
    }
  }

  func outcome(_ runner: ActionRunner) throws -> SubmitOutcome {
    if let navigation = runner.navigation {
      let policy = NavigationPolicy(root: inputs.root, page: inputs.path)
      guard let location = policy.location(of: navigation.target, literal: navigation.literal) else {
        throw runner.machine.positioned(
          EvaluationFailure(
            code: "navigation-outside", message: "navigate leads neither below the root nor to an address written out.",
            span: navigation.span))
      }
      return .navigate(location)
    }
    if runner.aCallFailed { return .page(try pageInState(), callFailed: true) }
    let queries = changes.queries
    if !queries.isEmpty { return .navigate(inputs.address(with: queries)) }
    if changes.hasState || (changes.hasLoads && runner.calls == 0) {
      return .page(try pageInState(), callFailed: false)
    }
    return .unchanged
  }

  // MARK: - Pages

  /// The page in the state so far, which doesn't have the form.
  func pageWithoutForm() throws -> SubmitOutcome {
    .gone(try pageInState(notice: "This form is no longer on the page, so nothing was done."))
  }

  func unreadable(_ binder: FormBinder) throws -> SubmitOutcome {
    let names = binder.unreadable.joined(separator: ", ")
    let page = try pageInState(notice: "These fields could not be read: \(names).", typedTexts: binder.typedTexts)
    return .page(page, callFailed: true)
  }

  /// The page with what was typed, and the document's own notice.
  func pageAsPosted(_ binder: FormBinder) throws -> [UInt8] { try pageInState(typedTexts: binder.typedTexts) }

  private func pageInState(notice: String? = nil, typedTexts: [String: String] = [:]) throws -> [UInt8] {
    var document = document
    document.notice = document.notice ?? notice
    let machine = machine()
    machine.typedTexts = typedTexts
    return try renderer.document(of: page, machine, document)
  }
}

extension PageInputs {
  /// The page's address with other values of its queries.
  func address(with queries: [(name: String, value: Value)]) -> String {
    let names = queries.map(\.name)
    var pairs = query.filter { pair in !names.contains { $0.hasSameScalars(as: pair.name) } }
    for (name, value) in queries {
      switch value {
      case .null: continue
      case .array(let values): pairs += values.map { (name, $0.printed) }
      default: pairs.append((name, value.printed))
      }
    }
    let text = pairs.map { "\(percentEncodedSegment($0.name))=\(percentEncodedSegment($0.value))" }
    let path = url.prefix { $0 != "?" && $0 != "#" }
    let own = root + (path == "/" ? "" : path)
    return own + (text.isEmpty ? "" : "?" + text.joined(separator: "&"))
  }
}
