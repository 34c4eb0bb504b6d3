import Facet
import FacetAnalysis
import FacetCodegen
import FacetRender
import FacetValue

/// A fixture's pages for one target: the client that is made of them, and the server's renderer with what that client
/// wants in its HTML.
final class FixtureSite {
  let project: CheckedProject
  let target: Target
  let code: ClientCode
  let renderer: Renderer

  init(_ project: CheckedProject, _ target: Target, isDevelopment: Bool) {
    self.project = project
    self.target = target
    code = ClientCompiler.compile(project, target, ClientOptions(isDevelopment: isDevelopment))
    renderer = Renderer(project: project, additions: code.additions)
  }

  /// `{"modules": {path: text}, "entries": {page: path}, "imports": {bare name: path}, "interactive": [page], "styles": css}`
  var modules: Value {
    let interactive = project.pages.filter { project.components[$0.component].facts.isInteractive }.map(\.name)
    return [
      "modules": object(code.modules.map { ($0.path, $0.text) }),
      "entries": object(code.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
      "imports": object(RuntimeModules.bareNames(of: target).map { ($0.name, $0.path) }),
      "interactive": .array(interactive.map { .string($0) }),
      "styles": .string(project.scopedStyles.joined(separator: "\n")),
    ]
  }

  private func object(_ pairs: [(String, String)]) -> Value {
    .dictionary(ValueDictionary(uniquing: pairs.map { (key: .string($0), value: .string($1)) }))
  }

  /// The page as it would be served, and its name.
  func render(_ question: PageQuestion) throws -> Value {
    let (page, inputs) = try find(question)
    let loads = try self.loads(page, inputs, question.answers)
    let html = try html(page, inputs, loads, question)
    return ["page": .string(page.name), "html": .string(String(decoding: html, as: UTF8.self))]
  }

  /// What the server answers when a client loads again.
  func stateDocument(_ question: PageQuestion) throws -> Value {
    let (page, inputs) = try find(question)
    return try renderer.stateDocument(page, inputs, loads: try loads(page, inputs, question.answers))
  }

  private func html(
    _ page: CheckedPage, _ inputs: PageInputs, _ loads: [LoadKey: LoadOutcome], _ question: PageQuestion
  ) throws -> [UInt8] {
    guard let exposed = question.state else {
      return try renderer.render(page, inputs, loads: loads, document: question.document)
    }
    let state = try renderer.state(of: page, exposed: withoutFailures(exposed, page, loads))
    return try renderer.render(page, inputs, loads: loads, state: state, document: question.document)
  }

  /// The state without loads that are nil since they have failed: a state has no place for why.
  private func withoutFailures(_ state: Value, _ page: CheckedPage, _ loads: [LoadKey: LoadOutcome]) -> Value {
    guard case .dictionary(let instances) = state else { return state }
    let failed = loads.compactMap { key, outcome -> String? in
      guard case .failure = outcome else { return nil }
      return project.components[key.component].loads[key.load].name
    }
    let kept = instances.map { path, values -> (key: Value, value: Value) in
      guard case .dictionary(let names) = values else { return (path, values) }
      let known = names.filter { !$0.value.isNull || !failed.contains($0.key.printed) }
      return (path, .dictionary(ValueDictionary(uniquing: known)))
    }
    return .dictionary(ValueDictionary(uniquing: kept))
  }

  // MARK: - Pages and their loads

  private func find(_ question: PageQuestion) throws -> (CheckedPage, PageInputs) {
    for page in project.pages where !page.isErrorPage {
      guard let parameters = parameters(of: page.path, in: question.segments) else { continue }
      return (page, question.inputs(target, parameters))
    }
    throw ToolError("there is no page \(question.url)")
  }

  private func parameters(of pattern: [CheckedPage.Segment], in segments: [String]) -> [String: String]? {
    guard pattern.count == segments.count else { return nil }
    var parameters: [String: String] = [:]
    for (part, segment) in zip(pattern, segments) {
      switch part {
      case .literal(let literal): if literal != segment { return nil }
      case .parameter(let name): parameters[name] = segment
      }
    }
    return parameters
  }

  private func loads(
    _ page: CheckedPage, _ inputs: PageInputs, _ answers: Answers
  ) throws -> [LoadKey: LoadOutcome] {
    var loads: [LoadKey: LoadOutcome] = [:]
    for planned in try renderer.plan(page, inputs) {
      loads[planned.key] = try answers.outcome(of: planned, project.types)
    }
    return loads
  }
}
