import FacetValue
import Shop
import Testing

@testable import ShopSQLite

/// Every address of the API, and every controller's method, asks the one table.
@Suite(.timeLimit(.minutes(1))) struct RoleTableTests {
  private let folder: TemporaryFolder
  private let shop: EmbeddedShop

  init() throws {
    folder = try TemporaryFolder()
    shop = try EmbeddedShop(directory: folder.file("shop"), log: Storefront.log)
  }

  private func caller(_ role: Role) -> Caller {
    Caller(userID: role == .anonymous ? nil : 5, name: "x", role: role)
  }

  @Test(arguments: Role.allCases)
  func addresses(role: Role) async {
    for module in shop.modules {
      for endpoint in module.endpoints {
        let path = endpoint.path.split(separator: "/").map { $0 == "{id}" ? "999" : String($0) }
        let response = await module.respond(
          to: ModuleRequest(endpoint.method, path, body: ["junk": true], caller: caller(role)))
        let isAllowed = role >= Authorisation.leastRole(for: endpoint.operation)
        let refusal = role == .anonymous ? 401 : 403
        #expect((response.status == refusal) == !isAllowed, "\(endpoint.operation.rawValue) as \(role.rawValue)")
        #expect(response.status < 500, "\(endpoint.operation.rawValue) as \(role.rawValue)")
      }
    }
  }

  @Test(arguments: Role.allCases)
  func controllers(role: Role) async throws {
    let front = try Storefront()
    let store = try AnalyticsSQLiteStore(file: folder.file())
    let notes = try NotificationSQLiteStore(file: folder.file())
    let (orders, analytics) = (front.controller, AnalyticsController(store: store))
    let notifications = NotificationController(store: notes, hub: NotificationHub(store: notes))
    let draft = OrderDraft(
      lines: [.init(productID: 1, quantity: 1, unitPrice: 1)], currency: "EUR", total: 1, note: "")
    let me = caller(role)
    let calls: [(Shop.Operation, @Sendable () async throws -> Void)] = [
      (.listOrders, { _ = try await orders.list(OrderQuery(), as: me) }),
      (.readOrder, { _ = try await orders.read(9, as: me) }),
      (.draftOrder, { _ = try orders.draftKey(as: me) }),
      (.placeOrder, { _ = try await orders.place(draft, key: nil, as: me) }),
      (.annotateOrder, { _ = try await orders.annotate(9, note: "", as: me) }),
      (.moveOrder, { _ = try await orders.move(9, to: .paid, as: me) }),
      (.deleteOrder, { try await orders.delete(9, as: me) }),
      (.readAnalytics, { _ = try await analytics.summary(from: nil, to: nil, as: me) }),
      (.readAnalytics, { _ = try await analytics.revenue(from: nil, to: nil, bucket: .day, as: me) }),
      (.readAnalytics, { _ = try await analytics.topProducts(from: nil, to: nil, limit: 1, as: me) }),
      (.readAnalytics, { _ = try await analytics.states(as: me) }),
      (.readAnalytics, { _ = try await analytics.events(limit: 1, as: me) }),
      (.recordEvents, { _ = try await analytics.record([], as: me) }),
      (.readNotifications, { _ = try await notifications.list(NotificationQuery(), as: me) }),
      (.readNotifications, { _ = try await notifications.unreadCount(as: me) }),
      (.markNotifications, { try await notifications.markRead(9, as: me) }),
      (.markNotifications, { try await notifications.markAllRead(as: me) }),
      (.streamNotifications, { _ = try await notifications.stream(lastEventID: nil, as: me) }),
    ]
    for (operation, call) in calls {
      var status = 200
      do { try await call() } catch { status = (error as? Problem)?.status ?? 500 }
      let isAllowed = role >= Authorisation.leastRole(for: operation)
      #expect((status == 401 || status == 403) == !isAllowed, "\(operation.rawValue) as \(role.rawValue)")
      #expect(status < 500, "\(operation.rawValue) as \(role.rawValue)")
    }
  }
}
