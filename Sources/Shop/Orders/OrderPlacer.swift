import FacetValue
import Logging

/// Places orders, all or nothing, though the products may live in another process.
///
/// Four commits, each of which can be the last before a crash: the row `placing` with the reservation's id; the
/// reservation; `pending` with the event; the confirmation. `OrderRecovery` finishes what a crash leaves between two; it
/// has more patience than this has time, so that it never takes an order away that could still be placed.
struct OrderPlacer: Sendable {
  let store: any OrderStore
  let products: any ProductReservations
  let clock: any ShopClock
  /// Runs even where the shop's clock is fixed: it tells what is stale.
  let machineClock: any ShopClock
  let log: Logger

  func place(_ draft: OrderDraft, key: String?, customerID: Int, customerName: String) async throws -> Order {
    let claim = key.map { IdempotencyClaim(caller: customerID, key: $0, fingerprint: draft.fingerprint) }
    for _ in 0..<OrderPlacer.rounds {
      let begun = machineClock.now()
      let start = try await store.begin(
        draft, customerID: customerID, customerName: customerName, reservation: RandomID.make(), claim: claim,
        at: clock.now(), begun: begun)
      switch start {
      case .begun(let order): return try await toTheEnd { try await finish(order, begun) }
      case .replay(let order): return order
      case .keyReused: throw Problem.keyReused
      case .underWay: try await Task.sleep(for: OrderPlacer.pause)
      }
    }
    throw Problem.keyUnderWay
  }

  /// Gives an order's stock back, now or, when that fails, with the next recovery.
  func release(_ order: Order) async {
    await attempt("release", order) {
      try await products.release(id: order.reservation)
      try await store.settle(order.id, from: .releasing)
    }
  }

  /// A client that goes away ends its request, not an order that has begun.
  func toTheEnd<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T {
    try await Task { try await work() }.value
  }

  // MARK: Steps

  private func isInTime(_ begun: Instant) -> Bool {
    machineClock.now().milliseconds &- begun.milliseconds < OrderPlacer.deadline
  }

  private func finish(_ order: Order, _ begun: Instant) async throws -> Order {
    let pending = try await reserve(order)
    guard isInTime(begun) else {
      await giveUp(order)
      throw Problem.tookTooLong
    }
    let event = pending.event("order.placed", id: RandomID.make(), at: Instant(milliseconds: pending.placedAt))
    guard try await store.commit(pending, event: event) else {
      throw Problem.tookTooLong
    }
    await attempt("confirm", pending) {
      try await products.confirm(id: pending.reservation)
      try await store.settle(pending.id, from: .confirming)
    }
    return pending
  }

  /// The order as it will be pending. When nothing could be reserved, nothing is left of it.
  private func reserve(_ order: Order) async throws -> Order {
    do {
      let lines = order.lines.map {
        ReservationLine(
          productID: $0.productID, quantity: $0.quantity,
          expectedPrice: Money(minorUnits: $0.unitPrice, currency: order.currency))
      }
      return pending(order, try await products.reserve(id: order.reservation, lines: lines))
    } catch {
      await giveUp(order)
      if let problem = error as? Problem, problem.status < 500 { throw problem }
      log.error("reserving failed", metadata: ["order": "\(order.number)", "error": "\(error)"])
      throw Problem.unavailable("The stock cannot be asked now. Nothing was ordered.", retryAfter: 2)
    }
  }

  private func pending(_ order: Order, _ reserved: [ReservedLine]) -> Order {
    let names = Dictionary(reserved.map { ($0.productID, $0.name) }, uniquingKeysWith: { first, _ in first })
    var pending = order
    pending.state = .pending
    pending.lines = order.lines.map {
      OrderLine(
        productID: $0.productID, name: names[$0.productID] ?? "", quantity: $0.quantity, unitPrice: $0.unitPrice)
    }
    pending.history = [OrderEvent(state: .pending, at: Instant(milliseconds: order.placedAt), by: order.customerName)]
    return pending
  }

  private func giveUp(_ order: Order) async {
    await attempt("give up", order) {
      guard try await store.abandon(order.id) else { return }
      try await products.release(id: order.reservation)
      try await store.settle(order.id, from: .releasing)
    }
  }

  /// What fails here is done by the recovery.
  private func attempt(_ what: String, _ order: Order, _ work: () async throws -> Void) async {
    do {
      try await work()
    } catch {
      log.warning("\(what) is left to recovery", metadata: ["order": "\(order.number)", "error": "\(error)"])
    }
  }

  /// Milliseconds from the first commit within which the stock has to be reserved.
  static let deadline = 30_000
  private static let rounds = 100
  private static let pause = Duration.milliseconds(50)
}

extension Problem {
  /// Recovery may have taken the order for one that a crash has left.
  static let tookTooLong = Problem.unavailable("The order took too long and was given up.", retryAfter: 1)

  /// The key came with another body before.
  static let keyReused = Problem(
    422, "idempotency-key-reused", "This key was used for another request",
    detail: "An Idempotency-Key stands for one request; use a new one for another order.")

  /// The first request with this key has not come to its end.
  static let keyUnderWay = Problem(
    409, "idempotency-key-under-way", "The same request is under way",
    detail: "Another request with this Idempotency-Key is being answered.", retryAfter: 5)
}
