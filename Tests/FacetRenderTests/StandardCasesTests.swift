import FacetAnalysis
import FacetSyntax
import FacetValue
import Foundation
import Testing

@testable import FacetRender

/// Runs `Tests/Fixtures/expressions/cases.json` through parser, analysis and evaluator.
@Suite struct StandardCasesTests {
  @Test(arguments: try ExpressionCase.all())
  func expressionMeansWhatTheCaseSays(of group: ExpressionGroup) async throws {
    #expect(!group.cases.isEmpty)
    for expression in group.cases {
      let outcome = await expression.evaluated(types: group.types)
      #expect(outcome == expression.expected, "\(group.name) / \(expression.name): \(expression.source)")
    }
  }

  @Test func everyFunctionOperatorAndFailureHasACase() throws {
    let sources = try ExpressionCase.all().flatMap(\.cases).map(\.source).joined(separator: "\n")
    for function in StandardFunction.allCases {
      let name = function.rawValue.prefix { $0 != "(" }.split(separator: ".").last ?? ""
      if function == .enumerationFromRaw { continue }
      #expect(sources.contains(String(name)), "\(function.rawValue)")
    }
    let codes = Set(
      try ExpressionCase.all().flatMap(\.cases).compactMap { expression -> String? in
        if case .failure(let code) = expression.expected { code } else { nil }
      })
    // Folding too deep is tested beside the library; a wrong type cannot be written.
    let untested: Set<EvaluationFailure.Code> = [.tooDeep, .wrongType]
    for code in EvaluationFailure.Code.allCases where !untested.contains(code) {
      #expect(codes.contains(code.rawValue), "\(code.rawValue)")
    }
  }
}

struct ExpressionGroup: Sendable, CustomTestStringConvertible {
  let name: String
  /// The source of `types.facet`.
  let types: String
  let cases: [ExpressionCase]
  var testDescription: String { name }
}

/// An expression with its bindings, and what it must come to.
struct ExpressionCase: Sendable {
  /// JSON of the result, a failure's code, or what analysis said against it.
  enum Outcome: Equatable, Sendable {
    case result(Value)
    case failure(String)
    case refused(String)
  }

  let name: String
  let source: String
  let type: String
  /// Run by an action before the expression is evaluated.
  let statements: [String]
  let declarations: [String]
  let bindings: [(name: String, type: String, value: Value)]
  let expected: Outcome

  static func all() throws -> [ExpressionGroup] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = try Data(contentsOf: folder.appending(path: "Fixtures/expressions/cases.json"))
    let document = try JSONParser.parse([UInt8](file))
    let types = document["types"]?.text ?? ""
    return try #require(document["groups"]?.elements).map { group in
      ExpressionGroup(
        name: group["name"]?.text ?? "", types: types,
        cases: (group["cases"]?.elements ?? []).map { ExpressionCase($0) })
    }
  }

  private init(_ json: Value) {
    name = json["name"]?.text ?? ""
    source = json["expression"]?.text ?? ""
    type = json["type"]?.text ?? ""
    statements = (json["statements"]?.elements ?? []).map(\.printed)
    declarations = (json["declarations"]?.elements ?? []).map(\.printed)
    if case .dictionary(let entries)? = json["bindings"] {
      bindings = entries.map { ($0.key.printed, $0.value["type"]?.text ?? "", $0.value["value"] ?? .null) }
    } else {
      bindings = []
    }
    expected = json["error"]?.text.map { .failure($0) } ?? .result(json["result"] ?? .null)
  }

  /// A page whose loads are the bindings. The expression is the initial value of a state, or what an action posts.
  private func template() -> String {
    let loads = bindings.map { "load \($0.name): \($0.type) = api.get(\"/api/\($0.name)\")\n" }.joined()
    let head = "<script>\n" + loads + declarations.map { $0 + "\n" }.joined()
    guard !statements.isEmpty else { return head + "state outcome: \(type) = \(source)\n</script>\n<p>text</p>\n" }
    let body = (statements + ["let outcome: \(type) = \(source)", "try await api.post(\"/api/outcome\", outcome)"])
    return head + "action run() {\n\(body.map { "  \($0)\n" }.joined())}\n</script>\n"
      + "<form on:submit={run()}><button>Run</button></form>\n"
  }

  func evaluated(types: String) async -> Outcome {
    let files = [("types.facet", types), ("pages/case.facet", template())].map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, text: text))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files)
    guard let project, let page = project.pages.first else {
      return .refused(diagnostics.filter { $0.severity == .error }.map { "\($0.message)" }.joined(separator: "; "))
    }
    do {
      return .result(try await statements.isEmpty ? result(of: page, in: project) : posted(by: page, in: project))
    } catch let failure as EvaluationFailure {
      return .failure(failure.code)
    } catch let error as EvaluationError {
      return .failure(error.code)
    } catch {
      return .refused("\(error)")
    }
  }

  private func result(of page: CheckedPage, in project: CheckedProject) throws -> Value {
    let component = project.components[page.component]
    let state = try #require(component.states.first)
    let machine = Renderer(project: project).machine(inputs, loads: try loads(of: component, in: project))
    machine.keepsFrames = true
    try machine.enterPage(component.id)
    let value = machine.activations[0].frame[state.slot]
    return ValueEncoder.encode(value, as: state.type, in: project.types)
  }

  private func posted(by page: CheckedPage, in project: CheckedProject) async throws -> Value {
    let renderer = Renderer(project: project)
    let loads = try loads(of: project.components[page.component], in: project)
    let html = try renderer.render(page, inputs, loads: loads, document: DocumentOptions())
    let field = try #require(String(decoding: html, as: UTF8.self).firstMatch(of: /name="_action" value="([^"]*)"/))
    let posted = Posted()
    _ = try await renderer.submit(
      page, inputs, loads: loads, form: [("_action", String(field.output.1))], document: DocumentOptions(),
      perform: { (call: PreparedCall) async throws(APIFailure) -> Value in
        await posted.set(call.body ?? .null)
        return .null
      }, reload: { _ in .value(.null) })
    return ValueEncoder.encode(try #require(await posted.body))
  }

  private var inputs: PageInputs { PageInputs(target: "alpine", root: "/alpine", path: "/case", url: "/case") }

  private func loads(
    of component: CheckedComponent, in project: CheckedProject
  ) throws -> [LoadKey: LoadOutcome] {
    var loads: [LoadKey: LoadOutcome] = [:]
    for (index, load) in component.loads.enumerated() {
      let value = bindings.first { $0.name == load.name }?.value ?? .null
      loads[LoadKey(component: component.id, load: index)] =
        .value(try ValueDecoder.decode(value, as: load.type, in: project.types))
    }
    return loads
  }
}

private actor Posted {
  private(set) var body: Value?
  func set(_ body: Value) { self.body = body }
}
