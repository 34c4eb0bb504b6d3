import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

/// The HTTP side of a module in this process: makes a module's request of an HTTP request, and a response of its answer.
struct ModuleCalls: Sendable {
  let limits: GatewayConfiguration.Limits
  let streams: EventStreams

  func respond(_ exchange: Exchange, module: any Module, visitor: Visitor) async throws -> Response {
    let request = try await moduleRequest(exchange, module, visitor)
    let answer = await module.respond(to: request)
    if case .events(let events) = answer.body {
      return try await streams.response(events, status: answer.status, exchange, visitor)
    }
    return Self.response(answer)
  }

  private func moduleRequest(
    _ exchange: Exchange, _ module: any Module, _ visitor: Visitor
  ) async throws -> ModuleRequest {
    let name = exchange.isHead ? HTTPRequest.Method.get : exchange.method
    guard let method = ModuleRequest.Method(rawValue: name.rawValue) else {
      let router = (module as? any DescribedModule)?.router
      guard let allowed = router?.allowedMethods(exchange.address.segments) else {
        throw Refusal(.notFound("address"))
      }
      throw Refusal(.methodNotAllowed, headers: [(.allow, allowed)])
    }
    let keys = exchange.headers[values: .idempotencyKey]
    guard keys.count <= 1, keys.allSatisfy({ (1...255).contains($0.utf8.count) }) else {
      throw RequestFault(400, "malformed-header", "Idempotency-Key must come once, with 1 to 255 characters.")
    }
    let body = method == .get ? nil : try await JSONBody.read(exchange.request, maximumBytes: limits.body)
    return ModuleRequest(
      method, exchange.address.segments, query: exchange.address.query, body: body, caller: visitor.caller,
      idempotencyKey: keys.first, lastEventID: exchange.headers[.lastEventID])
  }

  static func response(_ answer: ModuleResponse) -> Response {
    var response: Response
    switch answer.body {
    case .none, .events: response = Response(status: HTTPResponse.Status(code: answer.status))
    case .value(let value): response = json(value, status: answer.status)
    case .problem(let problem): response = problem.response
    }
    for (name, value) in answer.headers {
      guard let name = HTTPField.Name(name) else { continue }
      response.headers[name] = value
    }
    response.headers[.cacheControl] = response.headers[.cacheControl] ?? "no-store"
    return response
  }

  static func json(_ value: Value, status: Int = 200) -> Response {
    Response(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONWriter.bytes(of: value))))
  }
}

/// Reading a request's JSON.
enum JSONBody {
  /// The body's value, or nil when there is no body.
  static func read(_ request: Request, maximumBytes: Int) async throws -> Value? {
    let bytes = try await FormBody.collect(request, maximumBytes: maximumBytes)
    if bytes.isEmpty { return nil }
    let types = request.headers[values: .contentType]
    guard types.count == 1, isJSON(FormBody.mediaType(types[0])) else {
      throw RequestFault(415, "unsupported-media-type", "The body must be sent as application/json.")
    }
    do {
      return try JSONParser.parse(bytes)
    } catch {
      throw RequestFault(400, "malformed-json", "The body is not JSON: \(error).")
    }
  }

  private static func isJSON(_ mediaType: String) -> Bool {
    mediaType == "application/json" || (mediaType.hasPrefix("application/") && mediaType.hasSuffix("+json"))
  }
}
