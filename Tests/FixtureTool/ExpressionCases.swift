import FacetAnalysis
import FacetCodegen
import FacetRender
import FacetSyntax
import FacetValue

/// Pages whose action `run` posts what an expression comes to, evaluated by the server and lowered for the browser.
@MainActor
struct ExpressionCases {
  let types: String
  private var module = ExpressionModule()
  private var typesModule = ""
  private var results: [Value] = []

  init(types: String) { self.types = types }

  /// `{"types": text, "cases": [{"page": text, "loads": {name: JSON}}]}` gives `{"modules": {path: text}, "results": […]}`. A
  /// result is `{"json": text}`, `{"error": code}` of an evaluation error, or `{"refused": message}` of a diagnostic.
  static func answer(_ request: Value) async -> Value {
    var cases = ExpressionCases(types: request["types"]?.text ?? "")
    for expression in request["cases"]?.elements ?? [] { await cases.add(expression) }
    return [
      "modules": [
        ExpressionModule.path: .string(cases.module.printed()), "svelte/types.js": .string(cases.typesModule),
      ],
      "results": .array(cases.results),
    ]
  }

  private mutating func add(_ expression: Value) async {
    let files = [("types.facet", types), ("pages/case.facet", expression["page"]?.text ?? "")].map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, text: text))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    guard let project, let page = project.pages.first else {
      let errors = diagnostics.filter { $0.severity == .error }.map(\.message)
      results.append(["refused": .string(errors.joined(separator: "; "))])
      module.addNothing()
      return
    }
    if typesModule.isEmpty {
      typesModule = TypesModule(ClientProject(project, .svelte, ClientOptions())).finished().text
    }
    module.add(project.components[page.component], project.types)
    do {
      results.append(try await evaluated(page, in: project, expression["loads"] ?? [:]))
    } catch let error as EvaluationError {
      results.append(["error": .string(error.code)])
    } catch {
      results.append(["refused": .string("\(error)")])
    }
  }

  private func evaluated(_ page: CheckedPage, in project: CheckedProject, _ loads: Value) async throws -> Value {
    let renderer = Renderer(project: project)
    let inputs = PageInputs(target: "alpine", root: "/alpine", path: "/case", url: "/case")
    var outcomes: [LoadKey: LoadOutcome] = [:]
    for (index, load) in project.components[page.component].loads.enumerated() {
      outcomes[LoadKey(component: page.component, load: index)] =
        .value(try ValueDecoder.decode(loads[load.name] ?? .null, as: load.type, in: project.types))
    }
    let html = try renderer.render(page, inputs, loads: outcomes, document: DocumentOptions())
    let field = String(decoding: html, as: UTF8.self).firstMatch(of: /name="_action" value="([^"]*)"/)
    let posted = Posted()
    _ = try await renderer.submit(
      page, inputs, loads: outcomes, form: [("_action", String(field?.output.1 ?? ""))], document: DocumentOptions(),
      perform: { (call: PreparedCall) async throws(APIFailure) -> Value in
        await posted.set(ValueEncoder.encode(call.body ?? .null, as: call.bodyType ?? .void, in: project.types))
        return .null
      }, reload: { _ in .value(.null) })
    guard let body = await posted.body else { return ["refused": "nothing was posted"] }
    return ["json": .string(JSONWriter.text(of: body))]
  }
}

private actor Posted {
  private(set) var body: Value?
  func set(_ body: Value) { self.body = body }
}
