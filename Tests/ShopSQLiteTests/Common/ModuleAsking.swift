import FacetValue
import Logging
import Shop

let silentLog = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

/// A request to `/api/…`, as the gateway would make it.
func request(
  _ method: ModuleRequest.Method, _ path: String, _ body: Value? = nil, query: [(String, String)] = [], as role: Role
) -> ModuleRequest {
  ModuleRequest(
    method, ["api"] + path.split(separator: "/", omittingEmptySubsequences: false).map(String.init),
    query: query.map { (name: $0.0, value: $0.1) }, body: body,
    caller: Caller(userID: role == .anonymous ? nil : 1, name: "Tester", role: role))
}

/// The answer's value as a client sees it, which is JSON; nil for anything but a value.
func json(_ response: ModuleResponse) -> Value? {
  guard case .value(let value) = response.body else { return nil }
  return try? JSONParser.parse(JSONWriter.text(of: value))
}

/// Where a problem says that something is wrong.
func pointers(_ response: ModuleResponse) -> [String] {
  guard case .problem(let problem) = response.body else { return [] }
  return problem.errors.map(\.pointer)
}
