import FacetValue
import Foundation
import Gateway
import Logging
import ServiceLifecycle
import Shop
import ShopSQLite

/// The modules of the shop in this process, as a service that ends after the server that asks them.
struct ServedShop: Service {
  private let shop: EmbeddedShop
  private let lock: DataLock

  /// - Parameters:
  ///   - modules: those that run in this process.
  ///   - link: the way to the others; nil when there are none.
  init(
    _ configuration: GatewayConfiguration, modules: [String], link: ServiceLink?, _ logger: Logger
  ) throws {
    lock = try DataLock(folder: configuration.data, for: .serving)
    shop = try EmbeddedShop.open(
      configuration.data, modules: modules,
      elsewhere: .init(reservations: link?.reservations, subscribers: link?.subscribers ?? []),
      isDemo: configuration.auth == .demo, logger)
  }

  var modules: [any DescribedModule] { shop.modules }
  /// Nil when the users module is not in this process.
  var accounts: (any Accounts)? { shop.users.map { ShopAccounts(directory: $0) } }
  var openAPI: [UInt8] { JSONWriter.bytes(of: OpenAPIDocument.value(of: shop.modules)) }

  /// What this process does for others.
  var internals: [InternalEndpoint] {
    (shop.users.map(InternalEndpoint.accounts) ?? [])
      + (shop.reservations.map(InternalEndpoint.reservations) ?? [])
      + shop.subscribers.map(InternalEndpoint.events)
  }

  /// Whether there is nothing to show yet, as far as this process can know.
  var isEmpty: Bool {
    get async {
      guard shop.modules.contains(where: { $0.name == "products" }) else { return false }
      return await shop.count("products") == 0
    }
  }

  /// Puts into the metrics how far behind the listeners of events are, and how many passwords wait to be checked.
  func report(to metrics: GatewayMetrics) {
    metrics.collecting { [shop] metrics in
      for waiting in await shop.waitingEvents() {
        let age = waiting.oldest.map { SystemClock().now().milliseconds - $0.milliseconds } ?? 0
        metrics.recordEvents(
          of: waiting.module, for: waiting.destination, waiting: waiting.count, seconds: Double(max(0, age)) / 1000)
      }
      if let load = await shop.passwords?.load {
        metrics.recordPasswords(running: load.running, waiting: load.waiting, refused: load.refused)
      }
    }
  }

  func run() async throws {
    await cancelWhenGracefulShutdown { await shop.run() }
    await shop.close()
    withExtendedLifetime(lock) {}
  }
}

extension EmbeddedShop {
  /// Opens the stores of a folder, with the clock that `FACET_NOW` may fix.
  static func open(
    _ folder: String, modules: [String] = EmbeddedShop.allModules, elsewhere: Elsewhere = Elsewhere(),
    isDemo: Bool = false, _ logger: Logger
  ) throws -> EmbeddedShop {
    let clock = try processClock()
    do {
      return try EmbeddedShop(
        directory: folder, modules: modules, elsewhere: elsewhere, isDemo: isDemo, clock: clock, log: logger)
    } catch is EmbeddedShop.MissingProducts {
      throw CommandFailure(
        "Orders are placed with the products module, and the configuration does not say where that runs. "
          + "Write backends: { products: [http://127.0.0.1:5002] }, and service_key.")
    } catch {
      throw CommandFailure("The data in \(folder) can't be opened: \(error)")
    }
  }

  /// How many of something there are, as an admin sees them.
  func count(_ name: String) async -> Int {
    guard let module = modules.first(where: { $0.name == name }) else { return 0 }
    let answer = await module.respond(
      to: ModuleRequest(.get, ["api", name], query: [("size", "1")], caller: .operator))
    guard case .value(let page) = answer.body, case .int(let total)? = page["total"] else { return 0 }
    return total
  }
}

extension Caller {
  /// Whoever runs commands on the files: who can write them may do anything with them anyway.
  static let `operator` = Caller(userID: nil, name: "facet", role: .admin)
}

/// The clock of this process.
func processClock() throws -> any ShopClock {
  guard let clock = shopClock(environment: ProcessInfo.processInfo.environment) else {
    throw CommandFailure("environment variable FACET_NOW: error: It must be like 2026-11-01T12:00:00Z")
  }
  return clock
}
