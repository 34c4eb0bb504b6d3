import FacetValue
import Shop
import ShopTesting
import Synchronization
import Testing

@testable import ShopSQLite

/// Stops a shop before its n-th commit, and lets nothing through afterwards: what a crash leaves is what is in the files.
final class CrashPoint: Sendable {
  struct Crash: Error {}

  private let left: Mutex<Int>
  init(before step: Int) { left = Mutex(step) }

  /// Throws once the steps are used up, and ever after.
  func step() throws {
    let isOver = left.withLock { left in
      left = max(left - 1, 0)
      return left == 0
    }
    if isOver { throw Crash() }
  }
}

struct CrashingProducts: ProductReservations {
  let products: any ProductReservations
  let crash: CrashPoint

  func reserve(id: String, lines: [ReservationLine]) async throws -> [ReservedLine] {
    try crash.step()
    return try await products.reserve(id: id, lines: lines)
  }
  func confirm(id: String) async throws {
    try crash.step()
    try await products.confirm(id: id)
  }
  func release(id: String) async throws {
    try crash.step()
    try await products.release(id: id)
  }
}

struct CrashingOrders: OrderStore {
  let store: any OrderStore
  var crash = CrashPoint(before: .max)
  /// What others do between a request's look at an order and its change.
  var meanwhile: @Sendable () async throws -> Void = {}
  var outbox: any OutboxLog { store.outbox }

  func begin(
    _ draft: OrderDraft, customerID: Int, customerName: String, reservation: String, claim: IdempotencyClaim?,
    at: Instant, begun: Instant
  ) async throws -> PlacingStart {
    try crash.step()
    return try await store.begin(
      draft, customerID: customerID, customerName: customerName, reservation: reservation, claim: claim, at: at,
      begun: begun)
  }
  func commit(_ order: Order, event: DomainEvent) async throws -> Bool {
    try crash.step()
    return try await store.commit(order, event: event)
  }
  func abandon(_ id: Int) async throws -> Bool {
    try crash.step()
    return try await store.abandon(id)
  }
  func settle(_ id: Int, from phase: ReservationPhase) async throws {
    try crash.step()
    try await store.settle(id, from: phase)
  }
  func move(
    _ id: Int, from: OrderState, to: OrderState, by: String, at: Instant, event: DomainEvent
  ) async throws -> Order? {
    try crash.step()
    try await meanwhile()
    return try await store.move(id, from: from, to: to, by: by, at: at, event: event)
  }
  func unfinished(before: Instant, limit: Int) async throws -> [UnfinishedOrder] {
    try await store.unfinished(before: before, limit: limit)
  }
  func forgetKeys(before: Instant) async throws { try await store.forgetKeys(before: before) }
  func takeLease(_ name: String, owner: String, now: Instant, until: Instant) async throws -> Bool {
    try await store.takeLease(name, owner: owner, now: now, until: until)
  }
  func order(_ id: Int) async throws -> Order? { try await store.order(id) }
  func page(_ query: OrderQuery) async throws -> Page<Order> { try await store.page(query) }
  func annotate(_ id: Int, note: String, at: Instant) async throws -> Order? {
    try await store.annotate(id, note: note, at: at)
  }
  func delete(_ id: Int, event: DomainEvent) async throws -> Bool {
    try await meanwhile()
    return try await store.delete(id, event: event)
  }
  func unhealthy() async -> String? { await store.unhealthy() }
}

@Suite struct OrderRecoveryTests {
  private func crashing(_ shop: Storefront, _ step: Int) -> OrderController {
    let crash = CrashPoint(before: step)
    return OrderController(
      store: CrashingOrders(store: shop.orders, crash: crash),
      products: CrashingProducts(products: shop.products, crash: crash), log: Storefront.log)
  }

  /// Placing is five commits: begin, reserve, commit, confirm, settle. A crash before the third leaves nothing of the
  /// order, a later one leaves it whole.
  @Test(arguments: 1...6)
  func placingIsAllOrNothing(crashBefore step: Int) async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let placed = try? await crashing(shop, step).place(shop.draft((product, 4)), key: "k", as: Storefront.customer)
    #expect((placed != nil) == (step > 3), "an order is acknowledged from the commit on")

    let after = try shop.reopened()
    await after.recovery.pass(patience: 0)
    let isKept = step > 3
    #expect(try await after.orders.page(OrderQuery()).total == (isKept ? 1 : 0))
    #expect(try await after.left(product) == (isKept ? 6 : 10))
    #expect(try await after.unfinished.isEmpty)
    let again = try await after.controller.place(after.draft((product, 4)), key: "k", as: Storefront.customer)
    #expect(again.state == .pending)
    #expect(try await after.left(product) == 6, "the same key places the order once")
  }

  /// Cancelling is three commits: move, release, settle.
  @Test(arguments: 1...4)
  func cancellingRestocksOnce(crashBefore step: Int) async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let order = try await shop.controller.place(shop.draft((product, 4)), key: nil, as: Storefront.customer)
    _ = try? await crashing(shop, step).move(order.id, to: .cancelled, as: Storefront.manager)

    let after = try shop.reopened()
    await after.recovery.pass(patience: 0)
    await after.recovery.pass(patience: 0)
    #expect(try await after.orders.order(order.id)?.state == (step > 1 ? .cancelled : .pending))
    #expect(try await after.left(product) == (step > 1 ? 10 : 6))
    #expect(try await after.unfinished.isEmpty)
  }

  /// A crash in the middle of giving up what could not be reserved: begin, reserve (refused), abandon, release, settle.
  @Test(arguments: 3...6)
  func aRefusedOrderGoesAway(crashBefore step: Int) async throws {
    let shop = try Storefront()
    let product = try await shop.stock(3)[0]
    await #expect(throws: (any Error).self) {
      try await crashing(shop, step).place(shop.draft((product, 4)), key: "k", as: Storefront.customer)
    }
    let after = try shop.reopened()
    await after.recovery.pass(patience: 0)
    #expect(try await after.left(product) == 3)
    #expect(try await after.unfinished.isEmpty)
    #expect(try await after.orders.page(OrderQuery()).total == 0)
  }

  @Test func aReserveThatArrivesAfterTheReleaseIsRefused() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let at = Instant(milliseconds: 1)
    let start = try await shop.orders.begin(
      shop.draft((product, 4)), customerID: 7, customerName: "Ana", reservation: "late", claim: nil, at: at, begun: at)
    guard case .begun(let order) = start else { throw ContractViolationError() }
    await shop.recovery.pass(patience: 30_000)
    try await expectProblem("reservation-released") {
      _ = try await shop.products.reserve(id: "late", lines: [ReservationLine(productID: product.id, quantity: 4)])
    }
    #expect(try await shop.orders.commit(order, event: order.event("order.placed", id: "e", at: at)) == false)
    #expect(try await shop.left(product) == 10)
  }

  @Test func aRequestUnderWayIsLeftAlone() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let now = SystemClock().now()
    let start = try await shop.orders.begin(
      shop.draft((product, 4)), customerID: 7, customerName: "Ana", reservation: "r", claim: nil, at: now, begun: now)
    guard case .begun(let order) = start else { throw ContractViolationError() }
    #expect(await shop.recovery.pass(patience: 30_000) == 0)
    #expect(try await shop.orders.commit(order, event: order.event("order.placed", id: "e", at: now)))
  }

  @Test func onlyTheHolderOfTheLeaseRecovers() async throws {
    let shop = try Storefront()
    let product = try await shop.stock(10)[0]
    let at = Instant(milliseconds: 1)
    _ = try await shop.orders.begin(
      shop.draft((product, 4)), customerID: 7, customerName: "Ana", reservation: "r", claim: nil, at: at, begun: at)
    let now = SystemClock().now().milliseconds
    #expect(
      try await shop.orders.takeLease(
        "recovery", owner: "another", now: Instant(milliseconds: now), until: Instant(milliseconds: now + 60_000)))
    #expect(await shop.recovery.pass(patience: 0) == 0)
    #expect(try await shop.unfinished.count == 1)
  }
}
