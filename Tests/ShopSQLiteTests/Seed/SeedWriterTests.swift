import FacetValue
import Foundation
import GRDB
import Shop
import Testing

@testable import ShopSQLite

@Suite struct SeedWriterTests {
  private static let until = Instant(milliseconds: 1_764_000_000_000)
  private static let plan = SeedPlan(users: 60, products: 150, orders: 400, until: until)
  private static let admin = Caller(userID: 1, name: "Ada", role: .admin)

  private func seeded(_ folder: TemporaryFolder, _ name: String = "shop") async throws -> String {
    let directory = folder.file(name)
    try await SeedWriter.write(to: directory, plan: SeedWriterTests.plan)
    return directory
  }

  /// Every row of every table, as text.
  private func rows(_ directory: String, _ file: String) throws -> [String] {
    let queue = try DatabaseQueue(path: directory + "/\(file).sqlite")
    return try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'product_text_%' ORDER BY name")
      return try tables.flatMap { table in
        [table] + (try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.debugDescription))
      }
    }
  }

  @Test func theSamePlanGivesTheSameRows() async throws {
    let folder = try TemporaryFolder()
    let (one, two) = (try await seeded(folder, "one"), try await seeded(folder, "two"))
    for file in ["users", "products", "orders", "analytics", "notifications"] {
      let rows = try rows(one, file)
      #expect(rows.count > 20, "\(file)")
      #expect(try rows == self.rows(two, file), "\(file)")
    }
  }

  @Test func figuresAreTheSumsOfTheOrders() async throws {
    let folder = try TemporaryFolder()
    let directory = try await seeded(folder)
    let orders = try DatabaseQueue(path: directory + "/orders.sqlite")
    let store = try AnalyticsSQLiteStore(file: directory + "/analytics.sqlite")
    let everything = Period(from: Instant(milliseconds: 0), to: SeedWriterTests.until)
    let (count, total, customers) = try await orders.read { db in
      let row = try #require(
        try Row.fetchOne(
          db,
          sql: """
            SELECT count(*) AS n, sum(total) AS total, count(DISTINCT customer_id) AS customers
            FROM customer_order WHERE state <> 'cancelled'
            """))
      return (row["n"] as Int, row["total"] as Int, row["customers"] as Int)
    }
    let figures = try await store.figures(in: everything, currency: "EUR")
    #expect(figures == OrderFigures(revenue: total, orders: count, customers: customers))
    let days = try await store.days(in: everything, currency: "EUR")
    #expect(days.reduce(0) { $0 + $1.revenue } == total)
    #expect(days.count > 150)
    let lines = try await orders.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT sum(quantity * unit_price) FROM order_line JOIN customer_order ON id = order_id
          WHERE state <> 'cancelled'
          """)
    }
    #expect(lines == total)
    let products = try await store.topProducts(in: everything, currency: "EUR", limit: 1000)
    #expect(products.reduce(0) { $0 + $1.revenue } == total)
    let states = try await store.states()
    let stored = try await orders.read { db in
      try Row.fetchAll(db, sql: "SELECT state, count(*) AS n FROM customer_order GROUP BY state")
    }
    let counts = stored.map { "\($0["state"] as String) \($0["n"] as Int)" }
    #expect(Set(states.map { "\($0.state) \($0.count)" }) == Set(counts))
    #expect(states.map(\.count).reduce(0, +) == 400)
  }

  @Test func everyRowIsBelievable() throws {
    let data = SeedData(SeedPlan(users: 500, products: 1000, orders: 3000, until: SeedWriterTests.until))
    #expect(Set(data.users.map(\.email)).count == 500)
    #expect(Set(data.products.map(\.name)).count == 1000)
    #expect(data.users.contains { $0.name.unicodeScalars.contains { !$0.isASCII } })
    #expect(data.users.filter { !isBelievable($0) }.map(\.name) == [])
    #expect(data.products.filter { !isBelievable($0) }.map(\.description) == [])
    #expect(data.orders.filter { !isBelievable($0, data) }.map(\.number) == [])
    #expect(Set(data.orders.map(\.state)) == Set(OrderState.visible))
  }

  private func isBelievable(_ user: NewUser) -> Bool {
    UserRules.name.apply(user.name).isSuccess && UserRules.email.apply(user.email).isSuccess
      && user.createdAt < SeedWriterTests.until
  }

  private func isBelievable(_ product: NewProduct) -> Bool {
    let text = product.description
    return ProductRules.name.apply(product.name).isSuccess && product.price.minorUnits > 0
      && [0, 90, 99].contains(product.price.minorUnits % 100) && product.attributes.count >= 2
      && text.hasSuffix(".") && !text.contains("{") && !text.contains(" a o") && !text.contains("A a")
  }

  private func isBelievable(_ order: Order, _ data: SeedData) -> Bool {
    let times = order.history.map(\.at)
    return order.placedAt < SeedWriterTests.until.milliseconds
      && data.users[order.customerID - 1].createdAt.milliseconds < order.placedAt
      && times == times.sorted() && order.history.last?.state == order.state
      && zip(order.history, order.history.dropFirst()).allSatisfy { $0.state.transitions.contains($1.state) }
      && order.lines.allSatisfy { line in
        let product = data.products[line.productID - 1]
        return product.price.minorUnits == line.unitPrice && product.name == line.name
          && product.createdAt.milliseconds < order.placedAt
      }
  }

  @Test func theShopWorksOnSeededFiles() async throws {
    let folder = try TemporaryFolder()
    let directory = try await seeded(folder)
    let shop = try EmbeddedShop(
      directory: directory, isDemo: true, clock: FixedClock(SeedWriterTests.until), log: Storefront.log)
    func ask(_ module: Int, _ path: String, _ query: [(name: String, value: String)] = []) async -> ModuleResponse {
      let segments = path.split(separator: "/").map(String.init)
      return await shop.modules[module].respond(
        to: ModuleRequest(.get, segments, query: query, caller: SeedWriterTests.admin))
    }
    for (module, path, total) in [
      (0, "/api/users", 60), (1, "/api/products", 150), (2, "/api/orders", 400), (4, "/api/notifications", nil),
    ] {
      guard case .value(let page) = await ask(module, path).body else { throw ContractViolationError() }
      if let total { #expect(page["total"] == .int(total), "\(path)") }
    }
    guard case .value(let unread) = await ask(4, "/api/notifications/unread").body else {
      throw ContractViolationError()
    }
    #expect(unread["count"] == 12)
    guard case .value(let found) = await ask(1, "/api/products", [("q", "lamp")]).body else {
      throw ContractViolationError()
    }
    #expect(found["total"] != 0)

    // A seeded order that is cancelled gives its goods back.
    let orders = try OrderSQLiteStore(file: directory + "/orders.sqlite")
    let products = try ProductSQLiteStore(file: directory + "/products.sqlite")
    let open = try #require(try await orders.page(OrderQuery(state: .paid)).items.first)
    let before = try await products.product(open.lines[0].productID)?.stock ?? 0
    let moved = await shop.modules[2].respond(
      to: ModuleRequest(
        .post, ["api", "orders", "\(open.id)", "transitions"], body: ["to": "cancelled"],
        caller: SeedWriterTests.admin))
    #expect(moved.status == 200)
    #expect(try await products.product(open.lines[0].productID)?.stock == before + open.lines[0].quantity)
  }

  @Test func demoAccountsExistOnlyUnderDemo() async throws {
    let folder = try TemporaryFolder()
    let directory = try await seeded(folder)
    let demo = try EmbeddedShop(directory: directory, isDemo: true, log: Storefront.log)
    #expect(try await demo.users?.demoCaller()?.role == .manager)
    let manager = try await demo.users?.verify(email: DemoAccount.manager.email, password: DemoAccount.password)
    #expect(manager == Caller(userID: 2, name: DemoAccount.manager.name, role: .manager))
    let other = try EmbeddedShop(directory: directory, log: Storefront.log)
    #expect(other.users != nil)
    #expect(try await other.users?.demoCaller() == nil)
    #expect(try await other.users?.caller(id: 2) == nil)
    #expect(
      try await other.users?.verify(email: DemoAccount.manager.email, password: DemoAccount.password) == nil)
    let users = try DatabaseQueue(path: directory + "/users.sqlite")
    let withPassword = try await users.read { db in
      try String.fetchAll(db, sql: "SELECT role FROM user WHERE password_hash IS NOT NULL ORDER BY id")
    }
    #expect(withPassword == ["viewer", "manager", "admin"])
  }

  @Test func refusesAFolderThatHasAShop() async throws {
    let folder = try TemporaryFolder()
    let directory = try await seeded(folder)
    await #expect(throws: SeedError.notEmpty(directory + "/users.sqlite")) {
      try await SeedWriter.write(to: directory, plan: SeedWriterTests.plan)
    }
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
