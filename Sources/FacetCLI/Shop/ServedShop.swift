import FacetValue
import Foundation
import Gateway
import Logging
import ServiceLifecycle
import Shop
import ShopSQLite

/// The shop in this process, as a service that ends after the gateway.
struct ServedShop: Service {
  private let shop: EmbeddedShop
  private let lock: DataLock

  init(_ configuration: GatewayConfiguration, _ logger: Logger) throws {
    lock = try DataLock(folder: configuration.data)
    shop = try EmbeddedShop.open(configuration.data, isDemo: configuration.auth == .demo, logger)
  }

  var modules: [any Module] { shop.modules }
  var accounts: any Accounts { ShopAccounts(directory: shop.users) }
  var openAPI: [UInt8] { JSONWriter.bytes(of: OpenAPIDocument.value(of: shop.modules)) }

  /// Whether there is nothing to show yet.
  var isEmpty: Bool { get async { await shop.count("products") == 0 } }

  func run() async throws {
    await cancelWhenGracefulShutdown { await shop.run() }
    await shop.close()
    withExtendedLifetime(lock) {}
  }
}

extension EmbeddedShop {
  /// Opens the stores of a folder, with the clock that `FACET_NOW` may fix.
  static func open(_ folder: String, isDemo: Bool = false, _ logger: Logger) throws -> EmbeddedShop {
    let clock = try processClock()
    do {
      return try EmbeddedShop(directory: folder, isDemo: isDemo, clock: clock, log: logger)
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
