import FacetValue
import Logging

/// What can be done with orders, on a caller's behalf.
public struct OrderController: Sendable {
  private let store: any OrderStore
  private let placer: OrderPlacer
  private let clock: any ShopClock

  /// `clock` dates the orders; `machineClock`, which always runs, tells when placing takes too long.
  public init(
    store: any OrderStore, products: any ProductReservations, clock: any ShopClock = SystemClock(),
    machineClock: any ShopClock = SystemClock(), log: Logger
  ) {
    self.store = store
    self.clock = clock
    placer = OrderPlacer(store: store, products: products, clock: clock, machineClock: machineClock, log: log)
  }

  public func list(_ query: OrderQuery, as caller: Caller) async throws -> Page<Order> {
    try Authorisation.check(.listOrders, caller)
    return try await store.page(query)
  }

  public func read(_ id: Int, as caller: Caller) async throws -> Order {
    try Authorisation.check(.readOrder, caller)
    return try found(try await store.order(id))
  }

  /// A key that no other form has.
  public func draftKey(as caller: Caller) throws -> String {
    try Authorisation.check(.draftOrder, caller)
    return RandomID.make()
  }

  /// Places an order for the caller. With a key that came before, and the same draft, it answers that order as it was.
  /// - Throws: 409 `not-sold`, `out-of-stock` and `price-changed` with the lines, 422 for a reused key.
  public func place(_ draft: OrderDraft, key: String?, as caller: Caller) async throws -> Order {
    try Authorisation.check(.placeOrder, caller)
    guard let customer = caller.userID else { throw Problem.unauthenticated }
    if let key, case .failure(let violation) = OrderRules.key.apply(key) {
      throw Problem.malformed("Idempotency-Key", violation.message)
    }
    return try await placer.place(draft, key: key, customerID: customer, customerName: caller.name)
  }

  /// Moves an order to a state that its state allows. Cancelling gives the goods back to the stock, once.
  public func move(_ id: Int, to state: OrderState, as caller: Caller) async throws -> Order {
    try Authorisation.check(.moveOrder, caller)
    let order = try found(try await store.order(id))
    guard order.state.transitions.contains(state) else { throw Problem.transition(order.state, state) }
    var changed = order
    changed.state = state
    let at = clock.now()
    let event = changed.event("order.\(state.rawValue)", id: RandomID.make(), at: at)
    return try await placer.toTheEnd {
      let moved = try await store.move(id, from: order.state, to: state, by: caller.name, at: at, event: event)
      guard let moved else { throw Problem.overtaken(try found(try await store.order(id)).state) }
      if state == .cancelled { await placer.release(moved) }
      return moved
    }
  }

  /// Changes the note: of their own orders anybody who places some, of others' whoever moves orders.
  public func annotate(_ id: Int, note: String, as caller: Caller) async throws -> Order {
    try Authorisation.check(.annotateOrder, caller)
    let order = try found(try await store.order(id))
    if order.customerID != caller.userID { try Authorisation.check(.moveOrder, caller) }
    return try found(try await store.annotate(id, note: note, at: clock.now()))
  }

  /// Removes an order that was cancelled.
  public func delete(_ id: Int, as caller: Caller) async throws {
    try Authorisation.check(.deleteOrder, caller)
    let order = try found(try await store.order(id))
    guard order.state == .cancelled else { throw Problem.notCancelled }
    let event = order.event("order.deleted", id: RandomID.make(), at: clock.now())
    guard try await store.delete(id, event: event) else {
      _ = try found(try await store.order(id))
      throw Problem.unavailable("The goods are still being put back into the stock.", retryAfter: 30)
    }
  }

  func unhealthy() async -> String? { await store.unhealthy() }

  private func found(_ order: Order?) throws(Problem) -> Order {
    guard let order else { throw Problem.notFound("order") }
    return order
  }
}

extension Problem {
  static func transition(_ from: OrderState, _ to: OrderState) -> Problem {
    .conflict(
      "transition", "The order cannot go there",
      detail: "An order that is \(from.rawValue) cannot become \(to.rawValue).",
      errors: [FieldError(pointer: "/to", detail: "is not allowed from \(from.rawValue)")])
  }

  /// Somebody else moved the order first.
  static func overtaken(_ state: OrderState) -> Problem {
    .conflict(
      "transition", "The order has changed", detail: "The order has become \(state.rawValue) meanwhile.",
      errors: [FieldError(pointer: "/to", detail: "was asked of an order that has changed")])
  }

  static let notCancelled = Problem.conflict(
    "not-cancelled", "Only cancelled orders are deleted", detail: "Cancel the order first.")
}
