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
  /// The modules' API, described (OpenAPI 3.1), as JSON.
  public var openAPI: [UInt8]?
  /// Nil when the server speaks without TLS.
  public var tls: ServerTLS?
  /// Whether pages may listen for other versions of the site (development).
  public var followsChanges: Bool

  public init(
    site: ServedSite? = nil, modules: [any Module] = [], accounts: (any Accounts)? = nil,
    sessions: any SessionStore = MemorySessionStore(), sessionPolicy: SessionPolicy = SessionPolicy(),
    openAPI: [UInt8]? = nil, tls: ServerTLS? = nil, followsChanges: Bool = false
  ) {
    self.site = site
    self.modules = modules
    self.accounts = accounts
    self.sessions = sessions
    self.sessionPolicy = sessionPolicy
    self.openAPI = openAPI
    self.tls = tls
    self.followsChanges = followsChanges
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
  let client = BackendProxy.makeClient()
  let responder = makeResponder(configuration, parts, client, logger, heartbeat)
  return Application(
    responder: responder,
    server: server(configuration, parts.tls),
    configuration: ApplicationConfiguration(
      address: .hostname(configuration.listen.host, port: configuration.listen.port), backlog: 1024),
    services: [ClientService(client: client)] + [parts.tls].compactMap { $0 },
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
      takesHTTP2InTheClear: configuration.takesHTTP2InTheClear)
  }
}

private func makeResponder(
  _ configuration: GatewayConfiguration, _ parts: GatewayParts, _ client: HTTPClient,
  _ logger: Logger, _ heartbeat: Duration
) -> GatewayResponder {
  let limits = configuration.limits
  let registry = StreamRegistry(limit: limits.streams)
  let manager = SessionManager(
    mode: configuration.auth, accounts: parts.accounts, store: parts.sessions, policy: parts.sessionPolicy,
    streams: registry, now: { ContinuousClock.now })
  let visitors = Visitors(manager: manager)
  let proxy = BackendProxy(client: client, limits: limits)
  let sessions = SessionEndpoint(manager: manager, limits: limits)
  let routes = RouteTable(
    modules: moduleBackends(configuration.backends, parts.modules), prefixes: configuration.backends.prefixes,
    hasPages: parts.site != nil, hasChanges: parts.followsChanges)
  let sizes = SizesEndpoint(file: configuration.publicFolder + "/assets/sizes.json")
  let pages = parts.site.map { site in
    PageRoutes(handler: PageHandler(site, maximumFormBytes: limits.body)) { exchange in
      GatewayPageAPI(
        exchange: exchange, visitor: try await visitors.visitor(exchange), routes: routes, sessions: sessions,
        proxy: proxy, sizes: sizes)
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
    limits: limits,
    handlers: RouteHandlers(
      routes: routes, pages: pages, modules: ModuleCalls(limits: limits, streams: streams), proxy: proxy,
      sessions: sessions, visitors: visitors, files: StaticFiles(folder: configuration.publicFolder),
      health: Health(modules: parts.modules), openAPI: parts.openAPI, changes: changes, sizes: sizes),
    log: logger)
}

private func moduleBackends(_ backends: Backends, _ embedded: [any Module]) -> [ModuleBackend] {
  var result = embedded.filter { backends.modules[$0.name] == .embedded }.map(ModuleBackend.init(embedded:))
  for (name, place) in backends.modules.sorted(by: { $0.key < $1.key }) {
    if case .remote(let addresses) = place { result.append(ModuleBackend(name: name, addresses: addresses)) }
  }
  return result
}

/// Closes the client of other servers after everything that uses it.
private struct ClientService: Service {
  let client: HTTPClient

  func run() async throws {
    try? await gracefulShutdown()
    try await client.shutdown()
  }
}
