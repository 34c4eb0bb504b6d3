import FacetRender
import FacetSyntax
import FacetValue

/// Answers requests, one after the other, about the fixtures that were loaded.
@MainActor
final class Conversation {
  private var fixtures: [String: Fixture] = [:]

  /// A reply is `{"value": …}`, or `{"error": {"code", "message"}}`; `code` is that of an evaluation error.
  func reply(to line: String) async -> Value {
    do {
      return ["value": try await answer(try JSONParser.parse(line))]
    } catch let error as EvaluationError {
      let place = error.span.map { " at \($0.file.path):\($0.start.line):\($0.start.column)" } ?? ""
      return ["error": ["code": .string(error.code), "message": .string(error.message + place)]]
    } catch {
      return ["error": ["code": "request", "message": .string("\(error)")]]
    }
  }

  private func answer(_ request: Value) async throws -> Value {
    switch request["do"]?.text {
    case "load": return try load(request)
    case "modules": return try fixture(request).site(request).modules
    case "render": return try fixture(request).site(request).render(PageQuestion(request))
    case "state": return try fixture(request).site(request).stateDocument(PageQuestion(request))
    case "expressions": return await ExpressionCases.answer(request)
    case let unknown: throw ToolError("no such request: \(unknown ?? "nothing")")
    }
  }

  /// `{"do": "load", "fixture": NAME, "folder": DIR}`, or `"files": {path: text}` in place of the folder. With
  /// `"mode": "production"` its clients say nothing of themselves.
  private func load(_ request: Value) throws -> Value {
    let name = request["fixture"]?.text ?? ""
    let fixture =
      if let folder = request["folder"]?.text { try Fixture(folder: folder) } else {
        try Fixture(files: request["files"] ?? .null)
      }
    fixture.isDevelopment = request["mode"]?.text != "production"
    fixtures[name] = fixture
    return .string(name)
  }

  private func fixture(_ request: Value) throws -> Fixture {
    let name = request["fixture"]?.text ?? ""
    guard let fixture = fixtures[name] else { throw ToolError("the fixture \(name) was not loaded") }
    return fixture
  }
}

extension Fixture {
  func site(_ request: Value) throws -> FixtureSite { try site(request["target"]?.text ?? "") }
}
