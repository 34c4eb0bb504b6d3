import FacetValue
import ShopTesting
import Testing

@testable import Shop
@testable import ShopSQLite

/// How long placing may take, and after what time recovery takes an order from a process that lives.
@Suite(.timeLimit(.minutes(1))) struct OrderDeadlineTests {
  private let shop: Storefront
  private let product: Product
  private let clock = MovableClock()

  init() async throws {
    shop = try Storefront()
    product = try await shop.stock(10)[0]
  }

  /// Places an order whose reservation takes so many milliseconds.
  private func place(taking time: Int) async throws -> Order {
    let held = HeldProducts(products: shop.products)
    let controller = OrderController(store: shop.orders, products: held, machineClock: clock, log: Storefront.log)
    let draft = shop.draft((product, 4))
    let placing = Task { try await controller.place(draft, key: "k", as: Storefront.customer) }
    await held.reached.pass()
    clock.advance(by: time)
    await held.letGo.open()
    return try await placing.value
  }

  @Test func anOrderIsPlacedInTime() async throws {
    let order = try await place(taking: OrderPlacer.deadline - 1)
    #expect(try await shop.controller.read(order.id, as: Storefront.customer).state == .pending)
  }

  @Test func aLaterOneIsGivenUpByItsOwnRequest() async throws {
    let problem = try await expectProblem("unavailable") { _ = try await place(taking: OrderPlacer.deadline) }
    #expect(problem.status == 503)
    #expect(try await shop.left(product) == 10)
    #expect(try await shop.unfinished.isEmpty)
    #expect(try await place(taking: 0).state == .pending, "the key is free again")
  }

  @Test func recoveryHasMorePatienceThanPlacingHasTime() async throws {
    #expect(OrderRecovery.patience > OrderPlacer.deadline)
    let start = try await shop.orders.begin(
      shop.draft((product, 4)), customerID: 7, customerName: "Ana", reservation: "r", claim: nil, at: clock.now(),
      begun: clock.now())
    guard case .begun(let order) = start else { throw ContractViolationError() }
    let other = try shop.reopened()
    let recovery = OrderRecovery(
      store: other.orders, products: other.products, owner: "other", log: Storefront.log, machineClock: clock)
    clock.advance(by: OrderRecovery.patience)
    #expect(await recovery.pass() == 0)
    clock.advance(by: 1)
    #expect(await recovery.pass() == 1)
    try await expectProblem("reservation-released") {
      _ = try await shop.products.reserve(id: "r", lines: [ReservationLine(productID: product.id, quantity: 4)])
    }
    #expect(try await shop.orders.commit(order, event: order.event("order.placed", id: "e", at: clock.now())) == false)
    #expect(try await shop.left(product) == 10)
  }
}
