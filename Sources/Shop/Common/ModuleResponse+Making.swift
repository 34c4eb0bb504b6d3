import FacetValue

extension ModuleResponse {
  /// A problem with its status and, where it has one, `Retry-After`.
  public static func problem(_ problem: Problem, headers: [(name: String, value: String)] = []) -> ModuleResponse {
    var headers = headers
    if let seconds = problem.retryAfter { headers.append(("Retry-After", String(seconds))) }
    return ModuleResponse(problem.status, headers: headers, body: .problem(problem))
  }

  /// 200 with a value.
  public static func ok(_ value: Value) -> ModuleResponse { ModuleResponse(200, body: .value(value)) }

  /// 201 with the new thing and its address.
  public static func created(_ value: Value, at location: String) -> ModuleResponse {
    ModuleResponse(201, headers: [("Location", location)], body: .value(value))
  }

  /// 204.
  public static let noContent = ModuleResponse(204)
}
