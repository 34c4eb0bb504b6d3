import FacetValue
import Foundation
import GRDB
import Logging
import Shop

/// The five modules in this process, on the SQLite files of one folder.
///
///     let shop = try EmbeddedShop(directory: "var/shop", log: log)
///     async let background: Void = shop.run()
///     let response = await shop.modules[0].respond(to: request)
public final class EmbeddedShop: Sendable {
  /// Users, products, orders, analytics, notifications.
  public let modules: [any DescribedModule]
  /// Who may sign in.
  public let users: UserDirectory
  /// Ends a user's live streams at sign-out, and all of them at shutdown.
  public let notifications: NotificationController

  private let relays: [OutboxRelay]
  private let bus: any EventBus
  private let subscribers: [EventSubscriber]
  private let pools: [DatabasePool]

  /// Opens the stores, making the folder (mode 0700) and the files where they are missing. The seeded demo accounts
  /// exist only with `isDemo`, which is for `auth: demo`.
  public init(
    directory: String, isDemo: Bool = false, clock: any ShopClock = SystemClock(),
    bus: any EventBus = InProcessEventBus(), log: Logger
  ) throws {
    let files = try ShopFiles(directory: directory)
    let userStore = try UserSQLiteStore(file: files.users)
    let productStore = try ProductSQLiteStore(file: files.products, clock: clock)
    let orderStore = try OrderSQLiteStore(file: files.orders)
    let analyticsStore = try AnalyticsSQLiteStore(file: files.analytics)
    let notificationStore = try NotificationSQLiteStore(file: files.notifications)
    pools = [userStore.pool, productStore.pool, orderStore.pool, analyticsStore.pool, notificationStore.pool]
    try files.protect()

    let hasher = PasswordHasher()
    let analytics = AnalyticsController(store: analyticsStore, clock: clock)
    notifications = NotificationController(
      store: notificationStore, hub: NotificationHub(store: notificationStore))
    users = UserDirectory(store: userStore, hasher: hasher, allowsDemo: isDemo)
    modules = [
      UsersModule(store: userStore, hasher: hasher, clock: clock, log: log),
      ProductsModule(store: productStore, clock: clock, log: log),
      OrdersModule(store: orderStore, products: productStore, owner: "embedded", clock: clock, log: log),
      AnalyticsModule(analytics, log: log),
      NotificationsModule(notifications, log: log),
    ]
    self.bus = bus
    subscribers = [analytics.subscriber, notifications.subscriber]
    relays = [productStore.outbox, orderStore.outbox].map { OutboxRelay(outbox: $0, bus: bus, logger: log) }
  }

  /// Delivers events and recovers unfinished orders until it is cancelled; then the live streams have ended.
  public func run() async {
    await subscribe()
    await withTaskGroup { group in
      for module in modules { group.addTask { await module.run() } }
      for relay in relays { group.addTask { await relay.run() } }
    }
  }

  /// Delivers every event that was committed so far. For tests and tools, when `run` does not run.
  public func drain() async throws {
    await subscribe()
    for relay in relays { try await relay.drain() }
  }

  /// Ends the live streams and closes the files; nothing can be asked afterwards.
  public func close() async {
    await notifications.close()
    for pool in pools { ModuleDatabase.finish(pool) }
  }

  private func subscribe() async {
    for subscriber in subscribers { await bus.subscribe(subscriber) }
  }
}

/// The files of an embedded shop.
struct ShopFiles: Sendable {
  private let directory: String

  /// Makes the folder, for its owner only, unless it is there.
  init(directory: String) throws {
    self.directory = directory
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  var users: String { file("users") }
  var products: String { file("products") }
  var orders: String { file("orders") }
  var analytics: String { file("analytics") }
  var notifications: String { file("notifications") }

  /// For a folder that was there already, with other rights.
  func protect() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: directory)
  }

  private func file(_ name: String) -> String {
    URL(fileURLWithPath: directory).appendingPathComponent(name + ".sqlite").path
  }
}
