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
  let signedIn: SessionsEndpoint
  let changeLimit: ChangeLimiter
  let proxy: BackendProxy
  let sizes: SizesEndpoint
  /// When the page must have its data: all its loads share it.
  let deadline: ProxyClock.Instant
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
    if let prefix = routes.prefix(of: request.segments), let backend = proxy.backends.prefixes[prefix.path] {
      return await callServer(
        request, at: backend, ProxyHeaders(forward: prefix.forward, returned: prefix.returned))
    }
    if request.segments == ["api", "session"] { return await callSession(request) }
    if SessionsEndpoint.isMeant(by: request.segments) { return await callSessions(request) }
    if let operation = RightsEndpoint.operation(of: request.segments) { return callRights(operation) }
    if SizesEndpoint.isMeant(by: request.segments) { return callSizes() }
    guard let module = routes.module(of: request.segments) else {
      return Self.reply(.notFound("address"))
    }
    do {
      try changeLimit.admit(request.method, visitor, address: exchange.client.address)
    } catch {
      return Self.reply(error)
    }
    switch module.place {
    case .embedded(let module): return await callModule(request, module)
    case .remote(let backend):
      do {
        let headers = try await services?.headers(for: visitor.caller, to: module.name)
        return await callServer(request, at: backend, ProxyHeaders(adding: headers ?? []))
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
    case .events: return Self.reply(Self.notAValue)
    }
  }

  private static let notAValue = Problem(502, "not-a-value", "A live stream can't be loaded")

  private func callSession(_ request: PageAPIRequest) async -> PageAPIReply {
    do {
      let answer = try await sessions.answer(
        request.method, body: request.body, visitor: visitor, exchange)
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

  private func callSessions(_ request: PageAPIRequest) async -> PageAPIReply {
    do {
      let value = try await signedIn.answer(
        request.method, request.segments, query: request.query, visitor: visitor, exchange)
      return PageAPIReply(status: value == nil ? 204 : 200, body: value.map { .value($0) } ?? .none)
    } catch let problem as Problem {
      return Self.reply(problem)
    } catch {
      exchange.logger.error("sessions failed", metadata: ["error": "\(error)"])
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
    PageAPIReply(status: problem.status, body: .value(problem.value), retryAfter: problem.retryAfter)
  }
}

// Calls of other servers.
extension GatewayPageAPI {
  private func callServer(
    _ request: PageAPIRequest, at backend: Backend, _ policy: ProxyHeaders
  ) async -> PageAPIReply {
    do {
      try BackendProxy.check(request.segments)
      let call = backendCall(request, policy)
      let answer = try await proxy.client.send(call, to: backend, before: deadline, exchange.logger)
      if answer.isEventStream { return Self.reply(Self.notAValue) }
      // A redirect is not followed; its body is no answer to the question either.
      let body = try await answer.body.collect(upTo: proxy.limits.answer)
      answer.lease.end()
      let bytes = Array(body.readableBytesView)
      return PageAPIReply(
        status: answer.status, body: bytes.isEmpty ? .none : .json(bytes),
        setCookies: request.isAction ? policy.returnedCookies(answer.headers) : [],
        retryAfter: answer.headers.first(name: "retry-after").flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil })
    } catch is NIOTooManyBytesError {
      return Self.reply(
        Problem(502, "answer-too-large", "The backend's answer is larger than \(proxy.limits.answer) bytes"))
    } catch {
      switch CallFailure(error).refusal {
      case let refusal as Refusal: return Self.reply(refusal.problem)
      case let fault as RequestFault: return Self.reply(Problem(fault))
      default: return Self.reply(.defect)
      }
    }
  }

  private func backendCall(_ request: PageAPIRequest, _ policy: ProxyHeaders) -> BackendCall {
    let query = request.query.isEmpty ? "" : "?" + PercentCoding.encode(query: request.query)
    var headers: HTTPHeaders = ["Accept": "application/json"]
    for (name, value) in policy.outgoingIdentity(exchange.headers) { headers.add(name: name, value: value) }
    if let key = request.idempotencyKey { headers.add(name: "Idempotency-Key", value: key) }
    var body = BackendCall.Body.none
    if let value = request.body {
      headers.add(name: "Content-Type", value: "application/json")
      body = .bytes(ByteBuffer(bytes: JSONWriter.bytes(of: value)))
    }
    ForwardingHeaders.add(to: &headers, exchange)
    return BackendCall(
      method: HTTPMethod(rawValue: request.method), target: request.path + query, headers: headers, body: body)
  }
}
