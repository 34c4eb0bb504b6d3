import FacetValue
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

/// Two people change an order at the same moment: the second learns what has become of it.
@Suite struct OrderOvertakenTests {
  private let shop: Storefront
  private let order: Order

  init() async throws {
    shop = try Storefront()
    let product = try await shop.stock(10)[0]
    order = try await shop.controller.place(shop.draft((product, 4)), key: nil, as: Storefront.customer)
  }

  private func controller(meanwhile: @escaping @Sendable () async throws -> Void) -> OrderController {
    OrderController(
      store: CrashingOrders(store: shop.orders, meanwhile: meanwhile), products: shop.products, log: Storefront.log)
  }

  @Test func aMoveTellsTheStateThatItFound() async throws {
    let (others, id) = (shop.controller, order.id)
    let late = controller { _ = try await others.move(id, to: .paid, as: Storefront.manager) }
    let problem = try await expectProblem("transition") {
      _ = try await late.move(id, to: .cancelled, as: Storefront.manager)
    }
    #expect(problem.status == 409)
    #expect(problem.detail == "The order has become paid meanwhile.")
    #expect(try await shop.orders.order(id)?.state == .paid)
  }

  @Test func aMoveOfAnOrderThatIsGoneFindsNothing() async throws {
    let (others, id) = (shop.controller, order.id)
    let late = controller {
      _ = try await others.move(id, to: .cancelled, as: Storefront.manager)
      try await others.delete(id, as: Storefront.manager)
    }
    try await expectProblem("not-found") { _ = try await late.move(id, to: .paid, as: Storefront.manager) }
  }

  @Test func aSecondDeletionFindsNothing() async throws {
    let (others, id) = (shop.controller, order.id)
    _ = try await others.move(id, to: .cancelled, as: Storefront.manager)
    let late = controller { try await others.delete(id, as: Storefront.manager) }
    try await expectProblem("not-found") { try await late.delete(id, as: Storefront.manager) }
  }
}
