import AsyncHTTPClient
import Facet
import FacetHummingbird
import FacetValue
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import Shop
import Tracing

/// The API as one visitor's page sees it: modules in this process without HTTP, other servers over it.
struct GatewayPageAPI: PageAPI {
  let exchange: Exchange
  let visitor: Visitor
  let routes: RouteTable
  let sessions: SessionEndpoint
  let proxy: BackendProxy
  let sizes: SizesEndpoint
  let tracer: GatewayTracer
  /// The way to modules in other processes; nil where none is ours.
  let services: ServiceLink?

  func call(_ request: PageAPIRequest) async -> PageAPIReply {
    await tracer.withSpan("\(request.method) api/\(request.segments.dropFirst().first ?? "")") { span in
      let reply = await answer(request)
      span.attributes["http.response.status_code"] = reply.status
      if reply.status >= 500 { span.setStatus(SpanStatus(code: .error)) }
      return reply
    }
  }

  private func answer(_ request: PageAPIRequest) async -> PageAPIReply {
    if let backend = routes.prefix(of: request.segments) {
      return await callServer(
        request, at: backend.address, ProxyHeaders(forward: backend.forward, returned: backend.returned))
    }
    if request.segments == ["api", "session"] { return await callSession(request) }
    if let operation = RightsEndpoint.operation(of: request.segments) { return callRights(operation) }
    if SizesEndpoint.isMeant(by: request.segments) { return callSizes() }
    guard let module = routes.module(of: request.segments) else {
      return Self.reply(.notFound("address"))
    }
    switch module.place {
    case .embedded(let module): return await callModule(request, module)
    case .remote(let addresses):
      guard let address = addresses.take() else { return PageAPIReply(status: 502) }
      do {
        let headers = try await services?.headers(for: visitor.caller, to: module.name)
        return await callServer(request, at: address, ProxyHeaders(adding: headers ?? []))
      } catch {
        exchange.logger.error("a caller's token can't be made", metadata: ["error": "\(error)"])
        return Self.reply(.defect)
      }
    }
  }

  private func callModule(_ request: PageAPIRequest, _ module: any Module) async -> PageAPIReply {
    guard let method = ModuleRequest.Method(rawValue: request.method) else { return Self.reply(.methodNotAllowed) }
    let answer = await module.respond(
      to: ModuleRequest(
        method, request.segments, query: request.query, body: request.body, caller: visitor.caller,
        idempotencyKey: request.idempotencyKey))
    switch answer.body {
    case .none: return PageAPIReply(status: answer.status)
    case .value(let value): return PageAPIReply(status: answer.status, body: .value(value))
    case .problem(let problem): return Self.reply(problem)
    case .events: return Self.reply(Problem(502, "not-a-value", "A live stream can't be loaded"))
    }
  }

  private func callSession(_ request: PageAPIRequest) async -> PageAPIReply {
    do {
      let answer = try await sessions.answer(
        request.method, body: request.body, visitor: visitor, isSecure: exchange.client.isSecure)
      return PageAPIReply(
        status: answer.status, body: answer.value.map { .value($0) } ?? .none,
        setCookies: request.isAction ? answer.setCookies : [])
    } catch let problem as Problem {
      return Self.reply(problem)
    } catch {
      exchange.logger.error("session failed", metadata: ["error": "\(error)"])
      return Self.reply(.defect)
    }
  }

  private func callRights(_ operation: String) -> PageAPIReply {
    do {
      return PageAPIReply(status: 200, body: .value(try RightsEndpoint().answer(operation, visitor: visitor)))
    } catch {
      return Self.reply(error)
    }
  }

  private func callSizes() -> PageAPIReply {
    do {
      return PageAPIReply(status: 200, body: .value(try sizes.answer()))
    } catch {
      return Self.reply(error)
    }
  }

  private static func reply(_ problem: Problem) -> PageAPIReply {
    PageAPIReply(status: problem.status, body: .value(problem.value))
  }
}

// Calls of other servers.
extension GatewayPageAPI {
  private func callServer(
    _ request: PageAPIRequest, at address: BackendAddress, _ policy: ProxyHeaders
  ) async -> PageAPIReply {
    do {
      try BackendProxy.check(request.segments)
      let deadline = NIODeadline.now() + .seconds(Int64(proxy.limits.timeout))
      let answer = try await proxy.client.execute(serverRequest(request, address, policy), deadline: deadline)
      // A redirect is not followed; its body is no answer to the question either.
      let body = try await Self.collect(answer.body, upTo: proxy.limits.answer, deadline)
      let bytes = Array(body.readableBytesView)
      return PageAPIReply(
        status: Int(answer.status.code), body: bytes.isEmpty ? .none : .json(bytes),
        setCookies: request.isAction ? policy.returnedCookies(answer.headers) : [])
    } catch let fault as RequestFault {
      return Self.reply(Problem(fault))
    } catch is NIOTooManyBytesError {
      return Self.reply(
        Problem(502, "answer-too-large", "The backend's answer is larger than \(proxy.limits.answer) bytes"))
    } catch {
      if let refusal = BackendProxy.refusal(for: error, exchange.logger) as? Refusal {
        return Self.reply(refusal.problem)
      }
      return Self.reply(Problem(502, "backend-unreachable", "The backend gave no usable answer"))
    }
  }

  /// The whole body. The client's own deadline ends with the head, and a server that sends a byte now and then would
  /// hold a page for ever.
  private static func collect(
    _ body: HTTPClientResponse.Body, upTo limit: Int, _ deadline: NIODeadline
  ) async throws -> ByteBuffer {
    try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask { try await body.collect(upTo: limit) }
      group.addTask {
        try await Task.sleep(for: .nanoseconds(max(0, (deadline - NIODeadline.now()).nanoseconds)))
        throw HTTPClientError.deadlineExceeded
      }
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw HTTPClientError.deadlineExceeded }
      return first
    }
  }

  private func serverRequest(
    _ request: PageAPIRequest, _ address: BackendAddress, _ policy: ProxyHeaders
  ) -> HTTPClientRequest {
    let query = request.query.isEmpty ? "" : "?" + PercentCoding.encode(query: request.query)
    var result = HTTPClientRequest(url: address.base + request.path + query)
    result.method = HTTPMethod(rawValue: request.method)
    result.headers.add(name: "Accept", value: "application/json")
    result.headers.add(name: "X-Request-ID", value: exchange.requestID)
    for (name, value) in policy.outgoingIdentity(exchange.headers) { result.headers.add(name: name, value: value) }
    if let key = request.idempotencyKey { result.headers.add(name: "Idempotency-Key", value: key) }
    if let body = request.body {
      result.headers.add(name: "Content-Type", value: "application/json")
      result.body = .bytes(ByteBuffer(bytes: JSONWriter.bytes(of: body)))
    }
    return result
  }
}
