import Facet
import FacetValue
import Foundation
import Hummingbird
import Logging
import Shop
import ShopSQLite
import Testing

@testable import Gateway

/// The shop's own templates over a small made-up shop, always the same, seen by an administrator.
struct SnapshotShop {
  static let root = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }

  let gateway: Application<GatewayResponder>
  private let shop: EmbeddedShop
  private let folder: TemporaryFolder

  static func open() async throws -> SnapshotShop {
    let folder = try TemporaryFolder()
    let data = folder.path + "/shop"
    let now = try #require(Instant(rfc3339: "2026-11-01T12:00:00Z"))
    let until = try #require(Instant(rfc3339: "2026-11-01T00:00:00Z"))
    try await SeedWriter.write(to: data, plan: SeedPlan(users: 30, products: 40, orders: 60, until: until))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let shop = try EmbeddedShop(directory: data, clock: FixedClock(now), log: logger)
    // Without clients: their addresses change with every template, and other tests look at what they need.
    let site = try Site.load(
      folder: root.appendingPathComponent("Templates").path, options: SiteOptions(hasClients: false))
    var configuration = GatewayConfiguration(
      listen: .init(host: "127.0.0.1", port: 0), auth: .demo, hosts: ConfigurationResolver.loopbackNames)
    configuration.publicFolder = try publicFolder(in: folder)
    for module in shop.modules { configuration.backends.modules[module.name] = .embedded }
    let parts = GatewayParts(site: ServedSite(site), modules: shop.modules, accounts: OneAdmin())
    return SnapshotShop(gateway: buildGateway(configuration, parts, logger: logger), shop: shop, folder: folder)
  }

  /// With made-up figures for the page of comparisons, whatever has been built on this machine.
  private static func publicFolder(in folder: TemporaryFolder) throws -> String {
    let assets = folder.path + "/Public/assets"
    try FileManager.default.createDirectory(atPath: assets, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: root.appendingPathComponent("Tests/Snapshots/sizes.json").path, toPath: assets + "/sizes.json")
    return folder.path + "/Public"
  }

  func close() async { await shop.close() }
}

/// Everybody is the same administrator.
private struct OneAdmin: Accounts {
  func access(email: String, password: String) async throws -> AccountAccess? { nil }
  func access(id: Int) async throws -> AccountAccess? { nil }
  func demoCaller() async throws -> Caller? { Caller(userID: 1, name: "Ada Admin", role: .admin) }
}
