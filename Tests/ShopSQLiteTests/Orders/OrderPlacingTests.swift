import FacetValue
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

@Suite struct OrderPlacingTests {
  @Test func takesFromTheStockAndSettles() async throws {
    let shop = try Storefront()
    let products = try await shop.stock(10, 5)
    let order = try await shop.controller.place(
      shop.draft((products[0], 3), (products[1], 5)), key: nil, as: Storefront.customer)
    #expect(order.state == .pending)
    #expect(order.total == 4000)
    #expect(order.lines.map(\.name) == ["A", "B"])
    #expect(try await shop.controller.read(order.id, as: Storefront.customer) == order)
    #expect(try await shop.left(products[0]) == 7)
    #expect(try await shop.left(products[1]) == 0)
    #expect(try await shop.unfinished.isEmpty)
  }

  @Test func sellsTheLastHundredAndNoMore() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(100)[0]
    let outcomes = await withTaskGroup(of: [String].self) { group in
      for client in 0..<64 {
        group.addTask {
          var outcomes: [String] = []
          for _ in 0..<3 {
            let caller = Caller(userID: client + 1, name: "C\(client)", role: .viewer)
            do {
              _ = try await shop.controller.place(shop.draft((product, 1)), key: nil, as: caller)
              outcomes.append("placed")
            } catch {
              outcomes.append((error as? Problem)?.code ?? "\(error)")
            }
          }
          return outcomes
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.filter { $0 == "placed" }.count == 100)
    #expect(outcomes.filter { $0 == "out-of-stock" }.count == 92)
    #expect(try await shop.left(product) == 0)
    #expect(try await shop.orders.page(OrderQuery()).total == 100)
    #expect(try await shop.unfinished.isEmpty)
  }

  @Test func refusesAllWhenOneLineIsShort() async throws {
    let shop = try Storefront()
    let products = try await shop.stock(10, 1)
    let problem = try await expectProblem("out-of-stock") {
      _ = try await shop.controller.place(
        shop.draft((products[0], 3), (products[1], 2)), key: nil, as: Storefront.customer)
    }
    #expect(problem.status == 409)
    #expect(problem.errors.map(\.pointer) == ["/lines/1/quantity"])
    #expect(problem.errors.first?.detail.contains("B") == true)
    #expect(try await shop.left(products[0]) == 10)
    #expect(try await shop.orders.page(OrderQuery()).total == 0)
    #expect(try await shop.unfinished.isEmpty)
  }

  @Test func refusesAnotherPriceAndTellsTheNewOne() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let problem = try await expectProblem("price-changed") {
      _ = try await shop.controller.place(shop.draft((product, 1), price: 499), key: nil, as: Storefront.customer)
    }
    #expect(problem.status == 409)
    #expect(problem.errors.first?.pointer.hasPrefix("/lines/0/unitPrice") == true)
    #expect(problem.errors.first?.detail.contains("5.00") == true)
    #expect(try await shop.left(product) == 10)
  }

  @Test func theSameKeyMakesOneOrder() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(50)[0]
    let draft = shop.draft((product, 2))
    let orders = try await withThrowingTaskGroup(of: Order.self) { group in
      for _ in 0..<16 {
        group.addTask { try await shop.controller.place(draft, key: "k", as: Storefront.customer) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(orders).count == 1)
    #expect(try await shop.left(product) == 48)
    #expect(try await shop.orders.page(OrderQuery()).total == 1)

    _ = try await shop.controller.move(orders[0].id, to: .paid, as: Storefront.manager)
    let again = try await shop.controller.place(draft, key: "k", as: Storefront.customer)
    #expect(again == orders[0], "the reply is the same, though the order moved on")
    let problem = try await expectProblem("idempotency-key-reused") {
      _ = try await shop.controller.place(shop.draft((product, 3)), key: "k", as: Storefront.customer)
    }
    #expect(problem.status == 422)
    let other = Caller(userID: 8, name: "Bo", role: .viewer)
    #expect(try await shop.controller.place(draft, key: "k", as: other).id != orders[0].id)
  }

  @Test func aRefusedOrderLeavesItsKeyFree() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(1)[0]
    try await expectProblem("out-of-stock") {
      _ = try await shop.controller.place(shop.draft((product, 2)), key: "k", as: Storefront.customer)
    }
    let order = try await shop.controller.place(shop.draft((product, 1)), key: "k", as: Storefront.customer)
    #expect(order.state == .pending)
  }

  @Test func cancellingRestocksOnce() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let order = try await shop.controller.place(shop.draft((product, 4)), key: nil, as: Storefront.customer)
    let cancelled = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          (try? await shop.controller.move(order.id, to: .cancelled, as: Storefront.manager)) != nil
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(cancelled == 1)
    #expect(try await shop.left(product) == 10)
    await shop.recovery.pass(patience: 0)
    #expect(try await shop.left(product) == 10)
    try await shop.controller.delete(order.id, as: Storefront.manager)
    #expect(try await shop.orders.order(order.id) == nil)
  }

  @Test func aClientThatGoesAwayLeavesNothingHalfDone() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(100)[0]
    for _ in 0..<20 {
      let task = Task { try await shop.controller.place(shop.draft((product, 1)), key: nil, as: Storefront.customer) }
      task.cancel()
      _ = await task.result
    }
    let sold = try await shop.orders.page(OrderQuery()).total
    #expect(try await shop.left(product) == 100 - sold)
    #expect(try await shop.unfinished.isEmpty)
  }
}
