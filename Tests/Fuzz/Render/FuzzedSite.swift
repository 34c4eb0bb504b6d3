import Dispatch
import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue

/// A checked project whose pages are rendered and posted to with data from bytes.
struct FuzzedSite {
  let project: CheckedProject
  let renderer: Renderer
  /// What loads give and calls answer, by name; what is missing is made of bytes.
  let props: Value
  let mayHoldMarkers: Bool

  static let limits = RenderLimits(
    nesting: 64, outputBytes: 1 << 20, renderSteps: 200_000, actionSteps: 2000, actionCalls: 16)

  init(project: CheckedProject, props: Value, mayHoldMarkers: Bool) {
    self.project = project
    self.props = props
    self.mayHoldMarkers = mayHoldMarkers
    renderer = Renderer(
      project: project,
      options: RenderOptions(
        limits: Self.limits, clock: { Instant(milliseconds: 1_700_000_000_000) }, chance: { 0.25 }))
  }

  func run(_ source: ByteSource) {
    var source = source
    for page in project.pages {
      var exchange = FuzzedPage(site: self, page: page, source: source)
      exchange.run()
      source = exchange.source
    }
  }
}

/// One page, asked for and posted to.
///
/// A page is UTF-8, no larger than its limit allows, the same when it is rendered again, and has no tag, attribute or
/// script address that comes from data.
struct FuzzedPage {
  let site: FuzzedSite
  let page: CheckedPage
  var source: ByteSource

  mutating func run() {
    let inputs = makeInputs()
    guard let planned = try? site.renderer.plan(page, inputs) else { return }
    var loads: [LoadKey: LoadOutcome] = [:]
    for load in planned { loads[load.key] = outcome(of: load.call.result, named: load.name) }
    let document = DocumentOptions(nonce: "n", notice: source.number(below: 4) == 0 ? source.text() : nil)

    let first = try? site.renderer.render(page, inputs, loads: loads, document: document)
    let second = try? site.renderer.render(page, inputs, loads: loads, document: document)
    require(first == second, "two renders differ")
    if let state = try? site.renderer.stateDocument(page, inputs, loads: loads) {
      let script = JSONWriter.bytes(of: state, for: .script)
      require(!script.contains(UInt8(ascii: "<")), "JSON for a script holds a `<`")
    }
    guard let first else { return }
    let scan = check(first)
    post(makeForm(scan), inputs, loads, document)
  }

  // MARK: - What goes in

  private mutating func makeInputs() -> PageInputs {
    var inputs = PageInputs(
      target: "alpine", root: "/alpine", path: "/", url: "/?q=1", status: 404, message: source.text())
    for input in site.project.components[page.component].inputs {
      switch input.kind {
      case .query: inputs.query.append((input.name, fieldText(source.value(of: input.type, in: site.project.types))))
      case .parameter: inputs.parameters[input.name] = source.value(of: input.type, in: site.project.types).printed
      case .fragment: break
      }
    }
    return inputs
  }

  private func fieldText(_ value: Value) -> String { (value.elements?.first ?? value).printed }

  private mutating func outcome(of type: ValueType, named name: String) -> LoadOutcome {
    if let given = site.props["loads"]?[name] ?? site.props[name], let value = decoded(given, type) {
      return .value(value)
    }
    if source.number(below: 8) != 7, let value = decoded(source.value(of: type, in: site.project.types), type) {
      return .value(value)
    }
    return .failure(failure())
  }

  private func decoded(_ value: Value, _ type: ValueType) -> Value? {
    try? ValueDecoder.decode(value, as: type, in: site.project.types)
  }

  private mutating func failure() -> APIFailure {
    APIFailure(
      status: 400 + source.number(below: 150), title: source.text(), detail: source.text(),
      fields: [source.text(): [source.text()], "name": [source.text()]])
  }

  // MARK: - What comes out

  @discardableResult
  private func check(_ bytes: [UInt8]) -> MarkupScan {
    require(bytes.count <= FuzzedSite.limits.outputBytes + 64 << 10, "the page is larger than its limit")
    require(String(validating: bytes, as: UTF8.self) != nil, "the page is not UTF-8")
    require(site.mayHoldMarkers || !bytes.holds(Array("<zq9".utf8)), "data was not escaped")
    let scan = MarkupScan(bytes, mayHoldMarkers: site.mayHoldMarkers)
    require(scan.problem == nil, scan.problem ?? "")
    return scan
  }

  // MARK: - Posting

  /// The page's own controls, one of its forms, and values that are sometimes the page's and sometimes made up.
  private mutating func makeForm(_ scan: MarkupScan) -> [(name: String, value: String)] {
    let forms = scan.controls.filter { $0.name == "_action" }
    guard !forms.isEmpty else { return [] }
    var fields = [forms[source.number(below: forms.count)]]
    for control in scan.controls.prefix(64) where control.name != "_action" {
      switch source.number(below: 4) {
      case 0: break
      case 1: fields.append((control.name, source.text()))
      case 2: fields.append((control.name, String(source.integer())))
      default: fields.append(control)
      }
    }
    return fields
  }

  private mutating func post(
    _ form: [(name: String, value: String)], _ inputs: PageInputs, _ loads: [LoadKey: LoadOutcome],
    _ document: DocumentOptions
  ) {
    guard !form.isEmpty else { return }
    let answers = Answers(page: self)
    let first = Self.outcome(of: answers.submit(form, inputs, loads, document))
    let second = Self.outcome(of: answers.submit(form, inputs, loads, document))
    require(first == second, "two posts differ")
    if let body = first.body { check(body) }
  }

  struct Posted: Equatable {
    let kind: String
    var body: [UInt8]?
  }

  private static func outcome(of outcome: Result<SubmitOutcome, EvaluationError>) -> Posted {
    switch outcome {
    case .failure(let error): return Posted(kind: "error \(error.code)")
    case .success(.navigate(let target)):
      require(!target.utf8.contains { $0 < 0x20 }, "a location with control characters")
      return Posted(kind: "navigate \(target)")
    case .success(.page(let body, let callFailed)): return Posted(kind: "page \(callFailed)", body: body)
    case .success(.unchanged): return Posted(kind: "unchanged")
    case .success(.gone(let body)): return Posted(kind: "gone", body: body)
    case .success(.failed(let failure)): return Posted(kind: "failed \(failure.status)")
    }
  }

  /// What the API answers to an action, the same to the same call.
  private struct Answers: Sendable {
    let page: FuzzedPage

    func submit(
      _ form: [(name: String, value: String)], _ inputs: PageInputs, _ loads: [LoadKey: LoadOutcome],
      _ document: DocumentOptions
    ) -> Result<SubmitOutcome, EvaluationError> {
      let done = DispatchSemaphore(value: 0)
      let box = ResultBox()
      Task.detached {
        do throws(EvaluationError) {
          box.result = .success(
            try await page.site.renderer.submit(
              page.page, inputs, loads: loads, form: form, document: document,
              perform: { (call: PreparedCall) async throws(APIFailure) -> Value in try answer(call) },
              reload: { load in outcome(load) }))
        } catch {
          box.result = .failure(error)
        }
        done.signal()
      }
      done.wait()
      return box.result ?? .failure(EvaluationError(code: "no-result", message: ""))
    }

    private func answer(_ call: PreparedCall) throws(APIFailure) -> Value {
      require(call.path.hasPrefix("/api"), "a call outside the API")
      require(!call.segments.contains { $0.isEmpty || $0 == "." || $0 == ".." }, "a segment that walks")
      if call.result == .void { return .null }
      var page = page
      switch page.outcome(of: call.result, named: "\(call.method) \(call.path)") {
      case .value(let value): return value
      case .failure(let failure): throw failure
      }
    }

    private func outcome(_ load: PlannedLoad) -> LoadOutcome {
      var page = page
      return page.outcome(of: load.call.result, named: load.name)
    }
  }

  /// Written before the semaphore is signalled and read after it, so never at once.
  private final class ResultBox: @unchecked Sendable {
    var result: Result<SubmitOutcome, EvaluationError>?
  }
}
