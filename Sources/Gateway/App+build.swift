import AsyncHTTPClient
import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Shop

/// What a gateway stands in front of.
public struct GatewayParts: Sendable {
  /// The templates; nil serves the API and files alone.
  public var site: ServedSite?
  /// The modules that run in this process.
  public var modules: [any Module]
  public var accounts: (any Accounts)?
  public var sessions: any SessionStore
  public var sessionPolicy: SessionPolicy
  /// What sessions' ages are measured by. Other gateways have to understand it, and it has to outlive a restart.
  public var clock: any ShopClock = SystemClock()
  /// The modules' API, described (OpenAPI 3.1), as JSON.
  public var openAPI: [UInt8]?
  /// Nil when the server speaks without TLS.
  public var tls: ServerTLS?
  /// Whether pages may listen for other versions of the site (development).
  public var followsChanges: Bool
  public var metrics: GatewayMetrics
  public var tracer: GatewayTracer
  /// The way to the modules that run in other processes; nil when they are not ours, or when there are none.
  public var services: ServiceLink?

  public init(
    site: ServedSite? = nil, modules: [any Module] = [], accounts: (any Accounts)? = nil,
    sessions: any SessionStore = MemorySessionStore(), sessionPolicy: SessionPolicy = SessionPolicy(),
    openAPI: [UInt8]? = nil, tls: ServerTLS? = nil, followsChanges: Bool = false, services: ServiceLink? = nil,
    metrics: GatewayMetrics = GatewayMetrics(), tracer: GatewayTracer = GatewayTracer()
  ) {
    self.site = site
    self.modules = modules
    self.accounts = accounts
    self.sessions = sessions
    self.sessionPolicy = sessionPolicy
    self.openAPI = openAPI
    self.tls = tls
    self.followsChanges = followsChanges
    self.metrics = metrics
    self.tracer = tracer
    self.services = services
  }
}

/// Puts the gateway together.
///
/// - Parameters:
///   - heartbeat: how often live streams send a comment.
///   - onServerRunning: gets the listening channel, with the port that was taken.
public func buildGateway(
  _ configuration: GatewayConfiguration, _ parts: GatewayParts, logger: Logger, heartbeat: Duration = .seconds(15),
  onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
) -> Application<GatewayResponder> {
  let limits = configuration.limits
  let client = BackendClient.makeClient()
  let backends = BackendTable(configuration.backends, timeout: .seconds(limits.timeout), logger: logger)
  let proxy = BackendProxy(client: BackendClient(client: client), backends: backends, limits: limits)
  parts.metrics.collecting { metrics in for backend in backends.all { metrics.record(backend.snapshot) } }
  let responder = makeResponder(configuration, parts, proxy, logger, heartbeat)
  return Application(
    responder: responder,
    server: server(configuration, parts.tls),
    configuration: ApplicationConfiguration(
      address: .hostname(configuration.listen.host, port: configuration.listen.port), backlog: 1024),
    services: [ClientService(client: client), HealthChecks(backends: backends.all, client: client)]
      + [parts.tls].compactMap { $0 },
    onServerRunning: onServerRunning,
    logger: logger)
}

private func server(_ configuration: GatewayConfiguration, _ tls: ServerTLS?) -> HTTPServerBuilder {
  let limits = configuration.limits
  let census = ConnectionCensus(
    limit: limits.connections, limitByAddress: limits.connectionsPerAddress, exempt: configuration.trustedProxies)
  return HTTPServerBuilder { responder in
    GatewayChannel(
      responder: responder, limits: ConnectionLimits(limits), census: census, tls: tls,
      takesHTTP2InTheClear: configuration.takesHTTP2InTheClear, security: configuration.security)
  }
}

private func makeResponder(
  _ configuration: GatewayConfiguration, _ parts: GatewayParts, _ proxy: BackendProxy,
  _ logger: Logger, _ heartbeat: Duration
) -> GatewayResponder {
  let limits = configuration.limits
  let registry = StreamRegistry(limit: limits.streams, open: parts.metrics.openStreams)
  let manager = SessionManager(
    mode: configuration.auth, accounts: parts.accounts, store: parts.sessions, policy: parts.sessionPolicy,
    streams: registry, clock: parts.clock)
  let visitors = Visitors(manager: manager)
  let audit = AuditLog()
  let sessions = SessionEndpoint(
    manager: manager, limits: limits, attempts: SignInLimiter(clock: SystemClock()), audit: audit)
  let signedIn = SessionsEndpoint(manager: manager, audit: audit)
  let changeLimit = ChangeLimiter(perMinute: limits.changes, clock: SystemClock())
  let routes = RouteTable(
    modules: moduleBackends(configuration.backends, parts.modules, proxy.backends),
    prefixes: configuration.backends.prefixes,
    hasPages: parts.site != nil, hasChanges: parts.followsChanges)
  let sizes = SizesEndpoint(file: configuration.publicFolder + "/assets/sizes.json")
  let pages = parts.site.map { site in
    PageRoutes(handler: PageHandler(site, maximumFormBytes: limits.body), visitors: visitors) { exchange, visitor in
      GatewayPageAPI(
        exchange: exchange, visitor: visitor, routes: routes, sessions: sessions,
        signedIn: signedIn, changeLimit: changeLimit,
        proxy: proxy, sizes: sizes, deadline: ContinuousClock.now + .seconds(limits.timeout),
        tracer: parts.tracer, services: parts.services)
    }
  }
  let streams = EventStreams(
    registry: registry, recheck: { try await visitors.visitor($0) }, heartbeat: heartbeat)
  let changes = parts.site.map { site in
    ChangesEndpoint(
      served: site,
      streams: EventStreams(registry: StreamRegistry(limit: 64), recheck: { try await visitors.visitor($0) }))
  }
  return GatewayResponder(
    clients: ClientPolicy(
      auth: configuration.auth, hosts: configuration.hosts, trustedProxies: configuration.trustedProxies),
    // In demo another local server's page must not act as the manager, so no name but the request's own will do.
    crossSite: CrossSiteCheck(hosts: configuration.auth == .demo ? [] : configuration.hosts),
    security: configuration.security,
    limits: limits,
    admission: Admission(requests: limits.requests, queue: limits.queue),
    handlers: RouteHandlers(
      routes: routes, pages: pages, modules: ModuleCalls(limits: limits, streams: streams), proxy: proxy,
      sessions: sessions, signedIn: signedIn, visitors: visitors, changeLimit: changeLimit,
      files: StaticFiles(folder: configuration.publicFolder),
      health: Health(modules: parts.modules, services: parts.services, backends: proxy.backends.all),
      openAPI: APIDescription(embedded: parts.openAPI, services: parts.services), services: parts.services,
      changes: changes, sizes: sizes,
      metrics: MetricsEndpoint(metrics: parts.metrics)),
    observer: RequestObserver(metrics: parts.metrics, tracer: parts.tracer),
    log: logger)
}

private func moduleBackends(
  _ backends: Backends, _ embedded: [any Module], _ remote: BackendTable
) -> [ModuleBackend] {
  embedded.filter { backends.modules[$0.name] == .embedded }.map(ModuleBackend.init(embedded:))
    + remote.modules.values.sorted { $0.name < $1.name }.map(ModuleBackend.init(remote:))
}

/// Closes the client of other servers after everything that uses it.
private struct ClientService: Service {
  let client: HTTPClient

  func run() async throws {
    try? await gracefulShutdown()
    try await client.shutdown()
  }
}
