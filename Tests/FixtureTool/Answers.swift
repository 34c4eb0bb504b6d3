import FacetRender
import FacetValue
import FixtureData

/// What the API answers, as `props.json` has it: `loads` by name, or `calls` by method and path, with or without query:
/// `{"calls": {"GET /api/items?q=a": {"body": […]}, "GET /api/owner": {"status": 404, "title": "Not Found"}}}`. In what a load
/// gets `{"@html": "<b>x</b>"}` is trusted markup, as a module in the server's own process can give it.
struct Answers {
  let json: Value

  func outcome(of load: PlannedLoad, _ types: TypeTable) throws -> LoadOutcome {
    let path = "GET \(load.call.path)"
    let query = load.call.query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    if let answers = json["calls"]?["\(path)?\(query)"] ?? json["calls"]?[path] {
      let reply = answers.elements?.first ?? answers
      if let failure = failure(in: reply) { return .failure(failure) }
      return .value(try ValueDecoder.decode(reply["body"] ?? .null, as: load.call.result, in: types))
    }
    guard let value = json["loads"]?[load.name] else {
      return .failure(APIFailure(status: 404, title: "Not Found", detail: "There is no \(load.name)."))
    }
    return .value(try ValueDecoder.decode(value.withTrustedMarkup, as: load.call.result, in: types))
  }

  private func failure(in reply: Value) -> APIFailure? {
    guard let status = reply["status"]?.integer, status >= 400 else { return nil }
    return APIFailure(status: status, title: reply["title"]?.text ?? "", detail: reply["detail"]?.text ?? "")
  }
}
