import FacetValue
import Foundation
import Shop
import Testing

@testable import ShopSQLite

@Suite(.timeLimit(.minutes(1))) struct EmbeddedShopTests {
  private static let now = Instant(milliseconds: 1_700_000_000_000)
  private static let admin = Caller(userID: 1, name: "Ada", role: .admin)

  private func shop(_ folder: TemporaryFolder) throws -> EmbeddedShop {
    try EmbeddedShop(
      directory: folder.file("shop"), clock: FixedClock(EmbeddedShopTests.now), log: Storefront.log)
  }

  private func ask(
    _ shop: EmbeddedShop, _ method: ModuleRequest.Method, _ path: String, query: [(String, String)] = [],
    body: Value? = nil, as caller: Caller = admin
  ) async throws -> ModuleResponse {
    let module = try #require(
      shop.modules.first { module in
        module.prefixes.contains { path == $0 || path.hasPrefix($0 + "/") }
      })
    let segments = path.split(separator: "/").map(String.init)
    return await module.respond(
      to: ModuleRequest(
        method, segments, query: query.map { (name: $0.0, value: $0.1) }, body: body, caller: caller))
  }

  private func value(_ response: ModuleResponse, _ status: Int = 200) throws -> Value {
    #expect(response.status == status)
    guard case .value(let value) = response.body else { throw ContractViolationError() }
    return value
  }

  private func addProduct(_ shop: EmbeddedShop, stock: Value) async throws -> Value {
    let body: Value = [
      "name": "Lamp", "category": "Home", "price": ["amount": 500, "currency": "EUR"], "stock": stock,
    ]
    return try #require(try value(try await ask(shop, .post, "/api/products", body: body), 201)["id"])
  }

  private func order(_ product: Value, _ quantity: Value) -> Value {
    ["lines": [["productId": product, "quantity": quantity, "unitPrice": ["amount": 500, "currency": "EUR"]]]]
  }

  @Test func anOrderReachesTheFiguresAndTheStaff() async throws {
    let folder = try TemporaryFolder()
    let shop = try shop(folder)
    let product = try await addProduct(shop, stock: 6)
    let placed = try await ask(shop, .post, "/api/orders", body: order(product, 2))
    let id = try #require(try value(placed, 201)["id"])
    #expect(placed.headers.first?.value.hasPrefix("/api/orders/") == true)
    try await shop.drain()
    try await shop.drain()

    let summary = try value(try await ask(shop, .get, "/api/analytics/summary"))
    #expect(summary["orders"] == 1)
    #expect(summary["revenue"] == .money(Money(minorUnits: 1000, currency: "EUR")))
    #expect(summary["revenueChange"] == .null)
    let kinds = try value(try await ask(shop, .get, "/api/notifications"))["items"]
    guard case .array(let items)? = kinds else { throw ContractViolationError() }
    #expect(items.compactMap { $0["kind"] } == ["stock.low", "order.placed"] || items.count == 2)
    #expect(try value(try await ask(shop, .get, "/api/notifications/unread"))["count"] == 2)

    guard case .int(let number) = id else { throw ContractViolationError() }
    let cancelled = try await ask(shop, .post, "/api/orders/\(number)/transitions", body: ["to": "cancelled"])
    #expect(try value(cancelled)["state"] == "cancelled")
    try await shop.drain()
    #expect(try value(try await ask(shop, .get, "/api/analytics/summary"))["orders"] == 0)
    #expect(try value(try await ask(shop, .get, "/api/notifications/unread"))["count"] == 3)
    #expect(try await ask(shop, .post, "/api/notifications/read").status == 204)
    #expect(try value(try await ask(shop, .get, "/api/notifications/unread"))["count"] == 0)
  }

  @Test func deliversWhileItRunsAndEndsStreamsAtShutdown() async throws {
    let folder = try TemporaryFolder()
    let shop = try shop(folder)
    let running = Task { await shop.run() }
    let response = try await ask(shop, .get, "/api/notifications/stream")
    guard case .events(let stream) = response.body else { throw ContractViolationError() }
    let product = try await addProduct(shop, stock: 50)
    _ = try value(try await ask(shop, .post, "/api/orders", body: order(product, 2)), 201)
    var kinds: [String] = []
    for await event in stream {
      kinds.append(event.name ?? "message")
      if event.name == nil {
        #expect(event.data["kind"] == "order.placed")
        running.cancel()
      }
    }
    await running.value
    #expect(kinds == ["ready", "message", "end"])
    await shop.close()
  }

  @Test func theFolderIsItsOwnersAlone() async throws {
    let folder = try TemporaryFolder()
    let directory = folder.file("shop")
    let shop = try EmbeddedShop(directory: directory, log: Storefront.log)
    let rights = try FileManager.default.attributesOfItem(atPath: directory)[.posixPermissions] as? Int
    #expect(rights == 0o700)
    for module in shop.modules { #expect(await module.unhealthy() == nil, "\(module.name)") }
    #expect(shop.modules.map(\.name) == ["users", "products", "orders", "analytics", "notifications"])
  }

  private static let badOrders: [(String, Value, Int, String)] = [
    ("lines", .null, 422, "/lines"), ("lines", [], 422, "/lines"), ("lines", "x", 400, "/lines"),
    ("lines", [1], 400, "/lines/0"), ("note", 5, 400, "/note"),
  ]

  @Test(arguments: badOrders)
  func refusesABadOrder(field: String, content: Value, status: Int, pointer: String) async throws {
    let folder = try TemporaryFolder()
    let shop = try shop(folder)
    let line: Value = ["productId": 1, "quantity": 1, "unitPrice": ["amount": 5, "currency": "EUR"]]
    let body: Value = field == "lines" ? ["lines": content] : ["lines": [line], "note": content]
    let response = try await ask(shop, .post, "/api/orders", body: body)
    #expect(response.status == status)
    guard case .problem(let problem) = response.body else { throw ContractViolationError() }
    #expect(problem.errors.map(\.pointer) == [pointer])
  }

  @Test func refusesMixedCurrenciesAndRepeatedProducts() async throws {
    let folder = try TemporaryFolder()
    let shop = try shop(folder)
    func line(_ product: Value, _ currency: Value) -> Value {
      ["productId": product, "quantity": 1, "unitPrice": ["amount": 5, "currency": currency]]
    }
    let body: Value = ["lines": .array([line(1, "EUR"), line(2, "USD"), line(1, "EUR")])]
    let response = try await ask(shop, .post, "/api/orders", body: body)
    #expect(response.status == 422)
    guard case .problem(let problem) = response.body else { throw ContractViolationError() }
    #expect(Set(problem.errors.map(\.pointer)) == ["/lines/1/unitPrice/currency", "/lines/2/productId"])
  }

  @Test func aViewerChangesOnlyTheNoteOfAnOwnOrder() async throws {
    let folder = try TemporaryFolder()
    let shop = try shop(folder)
    let product = try await addProduct(shop, stock: 50)
    let viewer = Caller(userID: 5, name: "Vi", role: .viewer)
    let other = Caller(userID: 6, name: "Wu", role: .viewer)
    let placed = try value(try await ask(shop, .post, "/api/orders", body: order(product, 1), as: viewer), 201)
    guard case .int(let id)? = placed["id"] else { throw ContractViolationError() }
    #expect(placed["allowed"] == [])
    let path = "/api/orders/\(id)"
    #expect(try value(try await ask(shop, .get, path))["allowed"] == ["paid", "cancelled"])
    #expect(try await ask(shop, .patch, path, body: ["note": "x"], as: viewer).status == 200)
    #expect(try await ask(shop, .patch, path, body: ["note": "x"], as: other).status == 403)
    #expect(try await ask(shop, .patch, path, body: ["note": "x"]).status == 200)
    #expect(try await ask(shop, .post, path + "/transitions", body: ["to": "paid"], as: viewer).status == 403)
    #expect(try await ask(shop, .delete, path, as: viewer).status == 403)
    #expect(try await ask(shop, .delete, path).status == 409)
    #expect(try await ask(shop, .post, path + "/transitions", body: ["to": "delivered"]).status == 409)
    #expect(try await ask(shop, .post, path + "/transitions", body: ["to": "placing"]).status == 422)
    #expect(try await ask(shop, .get, path, as: .anonymous).status == 401)
  }
}
