import FacetValue
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

/// Recovery and requests at the same time.
@Suite(.timeLimit(.minutes(1))) struct OrderUnderWayTests {
  /// The first pass after a start, in the process that is placing the order or in another one.
  @Test(arguments: [false, true])
  func recoveryLeavesAnOrderAloneThatIsBeingPlaced(byAnotherProcess: Bool) async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let held = HeldProducts(products: shop.products)
    let controller = OrderController(store: shop.orders, products: held, log: Storefront.log)
    let draft = shop.draft((product, 4))
    let placing = Task { try await controller.place(draft, key: "k", as: Storefront.customer) }
    await held.reached.pass()
    try await giveUpAnOrder(shop, product)

    let recovering = byAnotherProcess ? try shop.reopened() : shop
    let running = Task { await recovering.recovery.run() }
    defer { running.cancel() }
    while try await shop.unfinished.count > 1 { try await Task.sleep(for: .milliseconds(5)) }
    await held.letGo.open()
    let order = try await placing.value
    #expect(try await shop.controller.read(order.id, as: Storefront.customer).state == .pending)
    #expect(try await shop.left(product) == 6)
  }

  /// An order that recovery takes care of; having a later number, it comes after those that were there before.
  private func giveUpAnOrder(_ shop: Storefront, _ product: Product) async throws {
    let now = SystemClock().now()
    let start = try await shop.orders.begin(
      shop.draft((product, 1)), customerID: 7, customerName: "Ana", reservation: "given up", claim: nil, at: now,
      begun: now)
    guard case .begun(let order) = start else { throw ContractViolationError() }
    #expect(try await shop.orders.abandon(order.id))
  }

  /// The system tells that the process is gone, so that nobody waits for it.
  @Test func whatADeadProcessLeftIsResolvedAtTheStart() async throws {
    let folder = try TemporaryFolder()
    let product = try await leaveAReservation(folder)
    let after = try Storefront(folder)
    #expect(try await after.left(product) == 6)
    let running = Task { await after.recovery.run() }
    while try await !after.unfinished.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    running.cancel()
    #expect(try await after.left(product) == 10)
  }

  /// Ends, as a process would, with goods reserved and an order that is not pending yet.
  private func leaveAReservation(_ folder: TemporaryFolder) async throws -> Product {
    let shop = try Storefront(folder)
    let product = try await shop.stock(10)[0]
    let now = SystemClock().now()
    _ = try await shop.orders.begin(
      shop.draft((product, 4)), customerID: 7, customerName: "Ana", reservation: "left", claim: nil, at: now, begun: now
    )
    _ = try await shop.products.reserve(id: "left", lines: [ReservationLine(productID: product.id, quantity: 4)])
    return product
  }
}
