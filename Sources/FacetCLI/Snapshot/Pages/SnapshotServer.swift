import Gateway
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The configured gateway in this process, on a free port, as long as some work takes.
struct SnapshotServer {
  private let configuration: GatewayConfiguration
  private let sites: SnapshotSites
  private let logger = Logger(label: "facet")

  init(_ configuration: GatewayConfiguration, _ sites: SnapshotSites) {
    self.configuration = configuration
    self.sites = sites
  }

  /// Gives the work the server's address, `http://127.0.0.1:49152`, and gives what comes of it.
  ///
  /// - Throws: what the work throws; `CommandFailure` when the server ended before it was done.
  func run<Result: Sendable>(_ work: @escaping @Sendable (String) async throws -> Result) async throws -> Result {
    let link = try await ServiceLink.open(configuration, as: "gateway", logger)?.link
    return try await ServiceLink.closing(link) { try await run(work, link) }
  }

  private func run<Result: Sendable>(
    _ work: @escaping @Sendable (String) async throws -> Result, _ link: ServiceLink?
  ) async throws -> Result {
    let modules = configuration.backends.embeddedModules
    let shop = try modules.isEmpty ? nil : ServedShop(configuration, modules: modules, link: link, logger)
    var parts = GatewayParts(site: sites.served, services: link)
    parts.modules = shop?.modules ?? []
    parts.accounts = shop?.accounts ?? link?.accounts
    parts.openAPI = shop?.openAPI
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let gateway = buildGateway(
      configuration, parts, logger: logger,
      onServerRunning: { channel in
        port.yield(channel.localAddress?.port ?? 0)
        port.finish()
      })
    let guest = Guest(ports: ports, work: work)
    try await ServiceGroup(configuration: services(link, shop, gateway, guest)).run()
    return try guest.result()
  }

  /// They end in the reverse order: requests in flight still have their stores.
  private func services(
    _ link: ServiceLink?, _ shop: ServedShop?, _ gateway: any Service, _ guest: any Service
  ) -> ServiceGroupConfiguration {
    var services = [ServiceGroupConfiguration.ServiceConfiguration(service: gateway)]
    if let shop { services.insert(.init(service: shop), at: 0) }
    if let link { services.insert(.init(service: link), at: 0) }
    services.append(.init(service: guest, successTerminationBehavior: .gracefullyShutdownGroup))
    var group = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = .seconds(10)
    return group
  }
}

/// The work, as a service that ends the others when it is done.
private final class Guest<Value: Sendable>: Service {
  private let ports: AsyncStream<Int>
  private let work: @Sendable (String) async throws -> Value
  private let outcome = Mutex<Result<Value, any Error>?>(nil)

  init(ports: AsyncStream<Int>, work: @escaping @Sendable (String) async throws -> Value) {
    self.ports = ports
    self.work = work
  }

  func run() async {
    await cancelWhenGracefulShutdown { await self.runOnceServed() }
  }

  private func runOnceServed() async {
    for await port in ports {
      do {
        let value = try await work("http://127.0.0.1:\(port)")
        outcome.withLock { $0 = .success(value) }
      } catch {
        let reason = Task.isCancelled ? CancellationError() : error
        outcome.withLock { $0 = .failure(reason) }
      }
    }
  }

  func result() throws -> Value {
    switch outcome.withLock({ $0 }) {
    case .success(let value): return value
    case .failure(let error) where !(error is CancellationError): throw error
    case .failure, nil: throw CommandFailure("It was ended before it was done.")
    }
  }
}
