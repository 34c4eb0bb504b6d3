import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOHTTP1
import Shop
import Tracing

/// Answers as one module alone: its API, on behalf of whoever the gateway says, and what other processes ask of it.
///
/// Without a valid token everything but the health of the process is answered with 401.
public struct ServiceResponder: HTTPResponder {
  public typealias Context = GatewayContext

  let module: any DescribedModule
  let tokens: CallerTokens
  let calls: ModuleCalls
  let internals: InternalCalls
  let health: Health
  let limits: GatewayConfiguration.Limits
  let observer: RequestObserver
  let metrics: MetricsEndpoint
  let log: Logger

  public func respond(to request: Request, context: GatewayContext) async throws -> Response {
    // Names lines of the log and nothing else, so that the gateway's word is taken before its token is.
    let requestID = RequestIDs.id(of: request.headers, trusted: true)
    var logger = log
    logger[metadataKey: "request_id"] = "\(requestID)"
    let observed = observer.begin(request.head, isTrusted: true)
    if let trace = observed.context.trace { logger[metadataKey: "trace_id"] = "\(trace.traceID)" }
    let nonce = Nonce.make()
    var (response, route) = try await InstrumentationContext.withValue(observed.context) { [logger] in
      try await answer(request, context, requestID, nonce, logger)
    }
    ResponseFinisher.finish(
      &response, isHead: request.method == .head, nonce: nonce, requestID: requestID,
      accepted: request.headers[values: .acceptEncoding], security: nil)
    observed.follow(&response, route: RouteLabel(route), client: context.peer, logger)
    return response
  }

  private func answer(
    _ request: Request, _ context: GatewayContext, _ requestID: String, _ nonce: String, _ logger: Logger
  ) async throws -> (Response, route: String) {
    let address: RequestTarget
    do {
      address = try RequestTarget(request.head.path ?? "", maximumLength: limits.address)
    } catch {
      // Whether an address is well formed is told to those who may ask at all.
      let isKnown = await sender(request.headers, logger) != nil
      return (isKnown ? Problem(error).response : Self.unauthorized, "refused")
    }
    let client = Client(
      address: context.peer ?? "unknown", authority: request.head.authority ?? "", isSecure: false,
      isTrustedProxy: true)
    let exchange = Exchange(
      request: request, address: address, client: client, context: context, requestID: requestID, nonce: nonce,
      logger: logger, bodyGate: BodyGate())
    do {
      return try await answer(exchange)
    } catch let error as HTTPParserError {
      throw error
    } catch let refusal as Refusal {
      var response = refusal.problem.response
      for (name, value) in refusal.headers { response.headers[name] = value }
      return (response, "refused")
    } catch let fault as RequestFault {
      return (Problem(fault).response, "refused")
    } catch let problem as Problem {
      return (problem.response, "refused")
    } catch {
      logger.error("request failed", metadata: ["error": "\(error)"])
      return (Problem.defect.response, "refused")
    }
  }

  private func answer(_ exchange: Exchange) async throws -> (Response, route: String) {
    let segments = exchange.address.segments
    if segments == ["health", "live"] { return (try health.live(exchange), "health/live") }
    if segments == ["metrics"] { return (try await metrics.respond(exchange), "metrics") }
    if segments == ["health", "ready"] { return (try await health.ready(exchange), "health/ready") }
    switch await sender(exchange.headers, exchange.logger) {
    case nil: return (Self.unauthorized, "refused")
    case .service:
      guard segments.first == "internal" else { throw Problem.forbidden }
      return (try await internals.respond(exchange), "internal")
    case .caller(let caller):
      // A visitor's token has nothing to say there, even one that an admin's request carries.
      guard segments.first != "internal" else { throw Problem.forbidden }
      let isOurs = module.prefixes.contains { segments.starts(with: $0.split(separator: "/").map(String.init)) }
      guard isOurs else { throw Problem.notFound("address") }
      let visitor = Visitor(caller: caller, mode: .none, session: nil)
      return (try await calls.respond(exchange, module: module, visitor: visitor), "module/\(module.name)")
    }
  }

  /// Who sent the request; nil when it does not prove that (RFC 6750 §2.1).
  private func sender(_ headers: HTTPFields, _ logger: Logger) async -> CallerTokens.Sender? {
    let values = headers[values: .authorization]
    guard values.count == 1, values[0].lowercased().hasPrefix("bearer ") else { return nil }
    do {
      return try await tokens.check(String(values[0].dropFirst("bearer ".count)), for: module.name)
    } catch {
      logger.notice("a token was refused", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private static var unauthorized: Response {
    var response = Problem(
      401, "no-caller", "This is a module of a shop",
      detail: "It answers the gateway, which says in a signed token on whose behalf it asks."
    ).response
    response.headers[.wwwAuthenticate] = "Bearer"
    return response
  }
}
