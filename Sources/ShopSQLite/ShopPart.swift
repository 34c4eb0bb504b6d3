import GRDB
import Logging
import Shop

/// One module on its file, with what others need of it.
struct ShopPart: Sendable {
  let module: any DescribedModule
  let pool: DatabasePool
  /// The events that it writes.
  var outbox: (any OutboxLog)?
  /// What it does about the events of others.
  var subscriber: EventSubscriber?
}

/// Makes the parts, all with the same files, clock and log.
struct ShopPartMaker {
  let files: ShopFiles
  let clock: any ShopClock
  let log: Logger

  func users(_ store: UserSQLiteStore, _ hasher: PasswordHasher) -> ShopPart {
    ShopPart(module: UsersModule(store: store, hasher: hasher, clock: clock, log: log), pool: store.pool)
  }

  func products(_ store: ProductSQLiteStore) -> ShopPart {
    ShopPart(module: ProductsModule(store: store, clock: clock, log: log), pool: store.pool, outbox: store.outbox)
  }

  func orders(taking products: any ProductReservations) throws -> ShopPart {
    let store = try OrderSQLiteStore(file: files.orders)
    let module = OrdersModule(
      store: store, products: products, owner: store.outbox.holder, clock: clock, log: log)
    return ShopPart(module: module, pool: store.pool, outbox: store.outbox)
  }

  func analytics() throws -> ShopPart {
    let store = try AnalyticsSQLiteStore(file: files.analytics)
    let controller = AnalyticsController(store: store, clock: clock)
    return ShopPart(
      module: AnalyticsModule(controller, log: log), pool: store.pool, subscriber: controller.subscriber)
  }

  func notifications(_ store: NotificationSQLiteStore, _ controller: NotificationController) -> ShopPart {
    ShopPart(
      module: NotificationsModule(controller, log: log), pool: store.pool, subscriber: controller.subscriber)
  }
}
