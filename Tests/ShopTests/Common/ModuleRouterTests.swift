import FacetValue
import Logging
import Testing

@testable import Shop

@Suite struct ModuleRouterTests {
  private struct Broken: Error {}

  private func endpoint(
    _ method: ModuleRequest.Method, _ path: String, _ operation: Operation = .readProduct,
    _ handler: @escaping Endpoint.Handler
  ) -> Endpoint {
    Endpoint(method, path, operation, "", success: .noContent, handler: handler)
  }

  private var router: ModuleRouter {
    ModuleRouter(
      [
        endpoint(.get, "/api/things/{id}") { _, path in .ok(.int(try path.id("thing"))) },
        endpoint(.get, "/api/things/special") { _, _ in .ok("special") },
        endpoint(.delete, "/api/things/{id}", .deleteProduct) { _, _ in .noContent },
        endpoint(.post, "/api/things") { _, _ in throw Broken() },
        endpoint(.put, "/api/things") { _, _ in throw Problem.unavailable("Busy.", retryAfter: 7) },
        endpoint(.patch, "/api/things") { _, _ in throw CancellationError() },
      ], log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  private func respond(
    _ method: ModuleRequest.Method, _ path: String..., as role: Role = .anonymous
  ) async -> ModuleResponse {
    await router.respond(
      to: ModuleRequest(method, ["api"] + path, caller: Caller(userID: nil, name: "", role: role)))
  }

  private func value(_ response: ModuleResponse) -> Value? {
    if case .value(let value) = response.body { value } else { nil }
  }

  @Test func fixedSegmentsComeFirst() async {
    #expect(value(await respond(.get, "things", "special")) == "special")
    #expect(value(await respond(.get, "things", "12")) == 12)
  }

  @Test(arguments: ["0", "-1", "x", "", "1.0", "+1", "١", "99999999999999999999", "1 OR 1=1", "\u{0}"])
  func whatIsNoNumberIsNotFound(id: String) async {
    #expect(await respond(.get, "things", id).status == 404)
  }

  @Test func unknownAddresses() async {
    #expect(await respond(.get, "other").status == 404)
    #expect(await respond(.get, "things", "1", "2").status == 404)
    #expect(await respond(.get).status == 404)
  }

  @Test func anotherMethodIsToldWhichAreAllowed() async {
    let response = await respond(.post, "things", "12")
    #expect(response.status == 405)
    #expect(response.headers.map { "\($0.name): \($0.value)" } == ["Allow: GET, DELETE"])
    #expect(router.allowedMethods(["api", "things", "special"]) == "GET")
    #expect(router.allowedMethods(["api", "other"]) == nil)
  }

  @Test func theRoleComesFirst() async {
    #expect(await respond(.delete, "things", "x").status == 401)
    #expect(await respond(.delete, "things", "1", as: .viewer).status == 403)
    #expect(await respond(.delete, "things", "1", as: .manager).status == 204)
  }

  @Test func whateverGoesWrongIsAProblem() async {
    let defect = await respond(.post, "things")
    guard case .problem(let problem) = defect.body else {
      Issue.record("no problem")
      return
    }
    #expect(defect.status == 500 && problem.detail?.contains("Broken") == false)
    let busy = await respond(.put, "things")
    #expect(busy.status == 503 && busy.headers.first?.name == "Retry-After" && busy.headers.first?.value == "7")
    #expect(await respond(.patch, "things").status == 503)
  }
}
