import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOHTTP1
import Shop
import Tracing

/// Answers every request: checks it, finds its route, and puts on the response what all responses have.
public struct GatewayResponder: HTTPResponder {
  public typealias Context = GatewayContext

  let clients: ClientPolicy
  let crossSite: CrossSiteCheck
  let security: TransportSecurity
  let limits: GatewayConfiguration.Limits
  let admission: Admission
  let handlers: RouteHandlers
  let observer: RequestObserver
  let log: Logger

  public func respond(to request: Request, context: GatewayContext) async throws -> Response {
    let isTrusted = clients.trusts(context.peer)
    let requestID = RequestIDs.id(of: request.headers, trusted: isTrusted)
    let observed = observer.begin(request.head, isTrusted: isTrusted)
    let nonce = Nonce.make()
    var logger = log
    logger[metadataKey: "request_id"] = "\(requestID)"
    if let trace = observed.context.trace { logger[metadataKey: "trace_id"] = "\(trace.traceID)" }

    let bodyGate = BodyGate()
    let isSecure = clients.isSecure(request.head, peer: context.peer)
    var (response, route, client) = try await InstrumentationContext.withValue(observed.context) { [logger] in
      try await answer(request, context, requestID, nonce, logger, bodyGate)
    }
    ResponseFinisher.finish(
      &response, isHead: request.method == .head, nonce: nonce, requestID: requestID,
      accepted: request.headers[values: .acceptEncoding], security: isSecure ? security : nil)
    observed.follow(&response, route: route, client: client ?? context.peer, logger)
    if bodyGate.isUsed { response.body = response.body.closing(bodyGate) }
    return response
  }

  private func answer(
    _ request: Request, _ context: GatewayContext, _ requestID: String, _ nonce: String, _ logger: Logger,
    _ bodyGate: BodyGate
  ) async throws -> (Response, route: RouteLabel, client: String?) {
    let exchange: Exchange
    do {
      let client = try clients.client(request.head, peer: context.peer)
      let (address, fault) = try self.address(request.head.path ?? "")
      exchange = Exchange(
        request: request, address: address, client: client, context: context, requestID: requestID, nonce: nonce,
        logger: logger, bodyGate: bodyGate)
      if let fault {
        return (await refusal(fault, exchange, handlers.routes.route(address)), .refused, exchange.client.address)
      }
    } catch {
      return (Problem(error).response, .refused, nil)
    }
    let route = handlers.routes.route(exchange.address)
    let response =
      Admission.isLimited(route)
      ? try await admission.run(exchange.headers) { try await answer(exchange, route) }
      : try await answer(exchange, route)
    return (response, RouteLabel(route), exchange.client.address)
  }

  private func answer(_ exchange: Exchange, _ route: Route) async throws -> Response {
    do {
      try check(exchange, route)
      return try await handlers.respond(exchange, route)
    } catch let error as HTTPParserError {
      // The connection's framing is broken: Hummingbird answers and closes.
      throw error
    } catch {
      return await refusal(error, exchange, route)
    }
  }

  /// The address, or what is wrong with it and the root of the variant that it seems to be in: its error page may say so.
  private func address(_ text: String) throws(RequestFault) -> (RequestTarget, RequestFault?) {
    do {
      return (try RequestTarget(text, maximumLength: limits.address), nil)
    } catch {
      let target = Target.allCases.first { text.hasPrefix($0.root + "/") || text.hasPrefix($0.root + "?") }
      guard let target else { throw error }
      return (try RequestTarget(target.root, maximumLength: limits.address), error)
    }
  }

  private func check(_ exchange: Exchange, _ route: Route) throws(RequestFault) {
    switch route {
    // Whoever watches the process may call it by its address.
    case .live, .ready, .metrics: return
    default: break
    }
    try clients.checkHost(exchange.client)
    if let fault = crossSite.fault(
      method: exchange.method, headers: exchange.headers, authority: exchange.client.authority)
    {
      throw fault
    }
  }

  /// A response for whatever ended the handling: a page below a variant, problem details elsewhere.
  private func refusal(_ error: any Error, _ exchange: Exchange, _ route: Route) async -> Response {
    let problem: Problem
    var headers: [(name: HTTPField.Name, value: String)] = []
    switch error {
    case let refusal as Refusal: (problem, headers) = (refusal.problem, refusal.headers)
    case let fault as RequestFault: problem = Problem(fault)
    case let given as Problem: problem = given
    default:
      exchange.logger.error("request failed", metadata: ["error": "\(error)", "route": "\(route.name)"])
      problem = .defect
    }
    var response = problem.response
    // A host name that isn't ours gets no page of ours, whatever else is wrong.
    if case .page(let target) = route, (try? clients.checkHost(exchange.client)) != nil,
      let page = await handlers.pages?.errorPage(problem, exchange, target: target)
    {
      response = page
      if let seconds = problem.retryAfter { response.headers[.retryAfter] = String(seconds) }
    }
    for (name, value) in headers { response.headers[name] = value }
    return response
  }
}
