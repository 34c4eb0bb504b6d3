import FacetValue
import GRDB
import Logging
import Shop

/// The modules of the shop that run in this process, on the SQLite files of one folder: all five, or some of them.
///
///     let shop = try EmbeddedShop(directory: "var/shop", log: log)
///     async let background: Void = shop.run()
///     let response = await shop.modules[0].respond(to: request)
///
/// Several processes may have the same folder open, with the same modules or with others.
public final class EmbeddedShop: Sendable {
  /// What modules in other processes do for those in this one.
  public struct Elsewhere: Sendable {
    /// Where orders reserve, when the products are not in this process.
    public var reservations: (any ProductReservations)?
    /// Who is told of the events, beside the modules of this process.
    public var subscribers: [EventSubscriber]

    public init(reservations: (any ProductReservations)? = nil, subscribers: [EventSubscriber] = []) {
      self.reservations = reservations
      self.subscribers = subscribers
    }
  }

  /// The orders can't do without products.
  public struct MissingProducts: Error {}

  /// The names of all modules, in their order.
  public static let allModules = ["users", "products", "orders", "analytics", "notifications"]
  /// The modules that every event goes to.
  private static let listeners = ["analytics", "notifications"]

  /// In the order of `allModules`.
  public let modules: [any DescribedModule]
  /// Who may sign in; nil without the users module.
  public let users: UserDirectory?
  /// Hashes and checks passwords; nil without the users module.
  public let passwords: PasswordHasher?
  /// Ends a user's live streams at sign-out, and all of them at shutdown; nil without the notifications module.
  public let notifications: NotificationController?
  /// Where orders of another process may reserve; nil without the products module.
  public let reservations: (any ProductReservations)?
  /// What the modules of this process do about events.
  public let subscribers: [EventSubscriber]

  /// By the module whose events they deliver.
  private let relays: [(module: String, relay: OutboxRelay)]
  private let bus: any EventBus
  private let everySubscriber: [EventSubscriber]
  private let pools: [DatabasePool]

  /// Opens the stores, making the folder (mode 0700) and the files where they are missing. The seeded demo accounts
  /// exist only with `isDemo`, which is for `auth: demo`.
  ///
  /// - Throws: `MissingProducts` for orders without products here or elsewhere; an error of a file.
  public init(
    directory: String, modules wanted: [String] = EmbeddedShop.allModules, elsewhere: Elsewhere = Elsewhere(),
    isDemo: Bool = false, clock: any ShopClock = SystemClock(), bus: any EventBus = InProcessEventBus(), log: Logger
  ) throws {
    let files = try ShopFiles(directory: directory)
    let maker = ShopPartMaker(files: files, clock: clock, log: log)
    var parts: [ShopPart] = []

    let hasher = PasswordHasher()
    let userStore = try wanted.contains("users") ? UserSQLiteStore(file: files.users) : nil
    passwords = userStore == nil ? nil : hasher
    users = userStore.map { UserDirectory(store: $0, hasher: hasher, allowsDemo: isDemo) }
    if let userStore { parts.append(maker.users(userStore, hasher)) }

    let productStore = try wanted.contains("products") ? ProductSQLiteStore(file: files.products, clock: clock) : nil
    reservations = productStore
    if let productStore { parts.append(maker.products(productStore)) }

    if wanted.contains("orders") {
      guard let products = productStore ?? elsewhere.reservations else { throw MissingProducts() }
      parts.append(try maker.orders(taking: products))
    }
    if wanted.contains("analytics") { parts.append(try maker.analytics()) }

    let store = try wanted.contains("notifications") ? NotificationSQLiteStore(file: files.notifications) : nil
    notifications = store.map { NotificationController(store: $0, hub: NotificationHub(store: $0)) }
    if let store, let notifications { parts.append(maker.notifications(store, notifications)) }

    try files.protect()
    modules = parts.map(\.module)
    pools = parts.map(\.pool)
    subscribers = parts.compactMap(\.subscriber)
    let every = subscribers + elsewhere.subscribers
    everySubscriber = every
    self.bus = bus
    // An event that a listener has not heard of has to stay, also when nobody knows yet where that one runs.
    let isComplete = Self.listeners.allSatisfy { name in every.contains { $0.name == name } }
    relays = parts.compactMap { part in
      part.outbox.map {
        (part.module.name, OutboxRelay(outbox: $0, bus: bus, logger: log, prunes: isComplete))
      }
    }
  }

  /// Delivers events and recovers unfinished orders until it is cancelled; then the live streams have ended.
  public func run() async {
    await subscribe()
    await withTaskGroup { group in
      for module in modules { group.addTask { await module.run() } }
      for (_, relay) in relays { group.addTask { await relay.run() } }
    }
  }

  /// Delivers every event that was committed so far. For tests and tools, when `run` does not run.
  public func drain() async throws {
    await subscribe()
    for (_, relay) in relays { try await relay.drain() }
  }

  /// Events that were committed and that a listener has not taken yet.
  public struct WaitingEvents: Sendable {
    public let module: String
    public let destination: String
    public let count: Int
    /// When the oldest of them was written.
    public let oldest: Instant?
  }

  /// For each module that writes events, and each of its listeners.
  public func waitingEvents() async -> [WaitingEvents] {
    var found: [WaitingEvents] = []
    for (module, relay) in relays {
      for waiting in await relay.waiting() {
        found.append(
          WaitingEvents(
            module: module, destination: waiting.destination, count: waiting.count, oldest: waiting.oldest))
      }
    }
    return found
  }

  /// Ends the live streams and closes the files; nothing can be asked afterwards.
  public func close() async {
    await notifications?.close()
    for pool in pools { ModuleDatabase.finish(pool) }
  }

  private func subscribe() async {
    for subscriber in everySubscriber { await bus.subscribe(subscriber) }
  }
}
