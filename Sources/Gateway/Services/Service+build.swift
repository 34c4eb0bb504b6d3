import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Shop

/// Puts the server of one module together.
///
/// - Parameters:
///   - configuration: where it listens, and the limits.
///   - internals: what it does for other processes.
///   - onServerRunning: gets the listening channel, with the port that was taken.
public func buildService(
  _ configuration: GatewayConfiguration, module: any DescribedModule, internals: [InternalEndpoint],
  tokens: CallerTokens, logger: Logger, heartbeat: Duration = .seconds(15),
  metrics: GatewayMetrics = GatewayMetrics(), tracer: GatewayTracer = GatewayTracer(),
  onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> Application<ServiceResponder> {
  // All streams come from the gateway, which counts those of each visitor, and ends them when the visitor's rights change.
  let streams = EventStreams(
    registry: StreamRegistry(limit: .max, open: metrics.openStreams), recheck: nil, heartbeat: heartbeat)
  let responder = ServiceResponder(
    module: module, tokens: tokens, calls: ModuleCalls(limits: configuration.limits, streams: streams),
    internals: InternalCalls(endpoints: internals + [.description(of: module)]),
    health: Health(modules: [module]), limits: configuration.limits,
    observer: RequestObserver(metrics: metrics, tracer: tracer),
    metrics: MetricsEndpoint(metrics: metrics), log: logger)
  // Gateways alone connect, each with as many connections as it needs.
  let census = ConnectionCensus(limit: .max, limitByAddress: .max, exempt: [])
  return Application(
    responder: responder,
    server: HTTPServerBuilder { responder in
      GatewayChannel(
        responder: responder, limits: ConnectionLimits(configuration.limits), census: census, tls: nil,
        takesHTTP2InTheClear: false)
    },
    configuration: ApplicationConfiguration(
      address: .hostname(configuration.listen.host, port: configuration.listen.port), backlog: 1024),
    onServerRunning: onServerRunning,
    logger: logger)
}
