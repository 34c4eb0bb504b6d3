import AsyncHTTPClient
import FacetValue
import HTTPTypes
import Logging
import NIOCore
import ServiceLifecycle
import Shop

/// This process's way to the modules that run in others.
///
/// As a service it ends last: everything else may still ask until then.
public final class ServiceLink: Service {
  /// What this process calls itself: `gateway`, or the name of its module.
  let name: String
  private let tokens: CallerTokens
  private let clients: [String: ServiceClient]
  private let client: HTTPClient

  /// - Parameter backends: those with addresses can be asked.
  public init(_ backends: Backends, as name: String, tokens: CallerTokens, logger: Logger) {
    self.name = name
    self.tokens = tokens
    let client = Self.makeClient()
    self.client = client
    var clients: [String: ServiceClient] = [:]
    for (module, place) in backends.modules {
      guard case .remote(let addresses) = place else { continue }
      clients[module] = ServiceClient(
        module: module, addresses: addresses, sender: name, tokens: tokens, client: client, logger: logger)
    }
    self.clients = clients
    accounts = clients["users"].map { RemoteAccounts(service: $0) }
  }

  private static func makeClient() -> HTTPClient {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    // Spans are the gateway's own: this client would make one of each check of health, with the path in it.
    configuration.tracing.tracer = nil
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(60))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    // The module itself limits what is expensive. Here a crowd that signs in must not stand before everybody else, whose
    // accounts are looked up with the same connections.
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1024
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// The modules that are elsewhere, in the usual order.
  var modules: [String] { Backends.moduleNames.filter { clients[$0] != nil } }

  /// Who may sign in; nil unless the users module is elsewhere.
  public let accounts: (any Accounts)?

  /// Where orders reserve; nil unless the products module is elsewhere.
  public var reservations: (any ProductReservations)? {
    clients["products"].map { RemoteReservations(service: $0) }
  }

  /// The modules elsewhere that want to know of events.
  public var subscribers: [EventSubscriber] {
    ["analytics", "notifications"].compactMap { name in
      clients[name].map { RemoteEvents.subscriber(name, $0) }
    }
  }

  /// What a request on a visitor's behalf carries, so that the module knows who that is.
  func headers(for caller: Caller, to module: String) async throws -> [(name: String, value: String)] {
    [("Authorization", "Bearer " + (try await tokens.token(for: caller, to: module)))]
  }

  /// Whether a module elsewhere can be used now; nil when it can.
  func unhealthy(_ module: String) async -> String? { await clients[module]?.unhealthy() }

  /// What a module elsewhere says about its API.
  func description(of module: String) async throws -> Value? {
    try await clients[module]?.call("GET", ["internal", "openapi"])
  }

  public func run() async throws {
    try? await gracefulShutdown()
    await close()
  }

  /// For whoever doesn't run it after all; doing it twice changes nothing.
  public func close() async { try? await client.shutdown() }
}
