import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Shop

/// Metrics and health at an address of their own, which visitors don't reach: `admin: 127.0.0.1:9090`.
public func buildAdmin(
  _ address: GatewayConfiguration.ListenAddress, _ parts: GatewayParts, logger: Logger,
  onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> some Service {
  Application(
    responder: AdminResponder(
      metrics: MetricsEndpoint(metrics: parts.metrics),
      health: Health(modules: parts.modules, services: parts.services)),
    configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
    onServerRunning: onServerRunning, logger: logger)
}

private struct AdminResponder: HTTPResponder {
  typealias Context = GatewayContext

  let metrics: MetricsEndpoint
  let health: Health

  func respond(to request: Request, context: GatewayContext) async throws -> Response {
    var response = await answer(request)
    ResponseFinisher.finish(
      &response, isHead: request.method == .head, nonce: "", requestID: RequestIDs.make(), accepted: [], security: nil)
    return response
  }

  private func answer(_ request: Request) async -> Response {
    let path = (request.head.path ?? "").prefix { $0 != "?" }
    guard ["/metrics", "/health/live", "/health/ready"].contains(path) else {
      return Problem(404, "not-found", "Not found", detail: "Here are /metrics, /health/live and /health/ready.")
        .response
    }
    guard request.method == .get || request.method == .head else {
      var response = Problem.methodNotAllowed.response
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    switch path {
    case "/metrics": return await metrics.response()
    case "/health/live": return Health.isLive
    default: return await health.readiness(Logger(label: "facet.admin"))
    }
  }
}
