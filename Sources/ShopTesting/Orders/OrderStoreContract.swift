import FacetValue
import Shop

/// Checks what every `OrderStore` promises. `make` gives a fresh, empty store each time.
public func checkOrderStore(make: () async throws -> any OrderStore) async throws {
  try await checkPlacing(try await make())
  try await checkGivingUp(try await make())
  try await checkKeys(try await make())
  try await checkMoves(try await make())
  try await checkDeletion(try await make())
  try await checkOrderLists(try await make())
  try await checkUnfinished(try await make())
  try await checkLease(try await make())
}

let orderTime = Instant(milliseconds: 1_700_000_000_000)

func orderTime(plus milliseconds: Int) -> Instant { Instant(milliseconds: orderTime.milliseconds + milliseconds) }

/// An order that a store has begun to place, as it will be pending.
func begunOrder(
  _ store: any OrderStore, customer: Int = 7, name: String = "Ana Søndergård", price: Int = 500,
  reservation: String = "r1", claim: IdempotencyClaim? = nil, at: Instant = orderTime
) async throws -> Order {
  let draft = OrderDraft(
    lines: [.init(productID: 3, quantity: 2, unitPrice: price), .init(productID: 1, quantity: 1, unitPrice: 99)],
    currency: "EUR", total: 2 * price + 99, note: "Ring twice\nplease")
  let start = try await store.begin(
    draft, customerID: customer, customerName: name, reservation: reservation, claim: claim, at: at, begun: at)
  guard case .begun(var order) = start else {
    throw ContractViolation(description: "a new order did not begin: \(start)")
  }
  try expectEqual(order.state, .placing, "the state of a begun order")
  order.state = .pending
  order.lines = zip(order.lines, ["Lamp", "Bulb"]).map {
    OrderLine(productID: $0.productID, name: $1, quantity: $0.quantity, unitPrice: $0.unitPrice)
  }
  order.history = [OrderEvent(state: .pending, at: at, by: name)]
  return order
}

/// An order that a store has as pending and settled.
func placedOrder(
  _ store: any OrderStore, customer: Int = 7, name: String = "Ana Søndergård", price: Int = 500,
  reservation: String = "r1", at: Instant = orderTime
) async throws -> Order {
  let order = try await begunOrder(
    store, customer: customer, name: name, price: price, reservation: reservation, at: at)
  try expect(try await store.commit(order, event: event(order, "order.placed")), "a begun order was not committed")
  try await store.settle(order.id, from: .confirming)
  return order
}

func event(_ order: Order, _ kind: String) -> DomainEvent {
  order.event(kind, id: "\(kind)-\(order.id)", at: orderTime)
}

private func checkPlacing(_ store: any OrderStore) async throws {
  let order = try await begunOrder(store)
  try expect(try await store.order(order.id) == nil, "an order that is being placed can be read")
  try expectEqual(try await store.page(OrderQuery()).total, 0, "listed orders while placing")
  try expect(try await store.annotate(order.id, note: "x", at: orderTime) == nil, "a placing order was annotated")
  try expect(try await store.commit(order, event: event(order, "order.placed")), "the order was not committed")
  try expectEqual(try await store.order(order.id), order, "the committed order")
  try expect(
    try await store.commit(order, event: event(order, "again")) == false, "an order was committed a second time")
  try expectEqual(try await store.page(OrderQuery()).items, [order], "listed orders")
  let told = try await store.outbox.events(for: "contract", limit: 9)
  try expectEqual(told.map(\.event.id), ["order.placed-\(order.id)"], "events, without that of the refused commit")
  try expectEqual(told.first?.event.data["orderId"], .int(order.id), "the event's order")
}

private func checkGivingUp(_ store: any OrderStore) async throws {
  let order = try await begunOrder(store)
  try expect(try await store.abandon(order.id), "a placing order could not be given up")
  try expect(
    try await store.commit(order, event: event(order, "order.placed")) == false, "a given up order became pending")
  try await store.settle(order.id, from: .releasing)
  try expectEqual(
    try await store.unfinished(before: orderTime(plus: 1), limit: 9), [], "what is left of an order given up")
  let other = try await placedOrder(store, reservation: "r2")
  try expect(try await store.abandon(other.id) == false, "a pending order was given up")
  try expect(other.id > order.id, "an order's number was given out twice")
}

private func checkKeys(_ store: any OrderStore) async throws {
  let claim = IdempotencyClaim(caller: 7, key: "k", fingerprint: "f")
  func start(_ claim: IdempotencyClaim, _ reservation: String) async throws -> PlacingStart {
    let draft = OrderDraft(lines: [], currency: "EUR", total: 0, note: "")
    return try await store.begin(
      draft, customerID: claim.caller, customerName: "A", reservation: reservation, claim: claim, at: orderTime,
      begun: orderTime)
  }
  let order = try await begunOrder(store, claim: claim)
  guard case .underWay = try await start(claim, "r2") else { throw ContractViolation(description: "not under way") }
  let other = IdempotencyClaim(caller: 7, key: "k", fingerprint: "g")
  guard case .keyReused = try await start(other, "r2") else { throw ContractViolation(description: "key reused") }
  _ = try await store.commit(order, event: event(order, "order.placed"))
  _ = try await store.move(
    order.id, from: .pending, to: .paid, by: "M", at: orderTime(plus: 5), event: event(order, "order.paid"))
  guard case .replay(let replayed) = try await start(claim, "r2") else {
    throw ContractViolation(description: "the same request was not answered again")
  }
  try expectEqual(replayed, order, "the replayed order, as it was when placed")
  let stranger = IdempotencyClaim(caller: 8, key: "k", fingerprint: "f")
  guard case .begun(let second) = try await start(stranger, "r3") else {
    throw ContractViolation(description: "another caller's key was taken for this one's")
  }
  _ = try await store.abandon(second.id)
  guard case .begun = try await start(stranger, "r4") else {
    throw ContractViolation(description: "the key of an order given up was not free again")
  }
  try await store.forgetKeys(before: orderTime(plus: 1))
  guard case .begun = try await start(claim, "r5") else {
    throw ContractViolation(description: "a forgotten key was not free")
  }
}

private func checkMoves(_ store: any OrderStore) async throws {
  let order = try await placedOrder(store)
  let paid = try await store.move(
    order.id, from: .pending, to: .paid, by: "Max", at: orderTime(plus: 9), event: event(order, "order.paid"))
  try expectEqual(paid?.state, .paid, "the state after moving")
  try expectEqual(paid?.history.map(\.state), [.pending, .paid], "the history")
  try expectEqual(paid?.history.last?.by, "Max", "who moved it")
  try expectEqual(paid?.updatedAt, orderTime(plus: 9).milliseconds, "when it was changed")
  let late = try await store.move(
    order.id, from: .pending, to: .cancelled, by: "Max", at: orderTime, event: event(order, "order.cancelled"))
  try expect(late == nil, "an order moved from a state that it was no longer in")
  try expectEqual(try await store.unfinished(before: orderTime(plus: 99), limit: 9), [], "unfinished after a payment")
  _ = try await store.move(
    order.id, from: .paid, to: .cancelled, by: "Max", at: orderTime, event: event(order, "order.cancelled"))
  try expectEqual(
    try await store.unfinished(before: orderTime, limit: 9).map(\.phase), [.releasing], "a cancelled order's stock")
  try expectEqual(
    try await store.annotate(order.id, note: "new", at: orderTime)?.note, "new", "the note after a change")
}

private func checkDeletion(_ store: any OrderStore) async throws {
  let order = try await placedOrder(store)
  let deleted = event(order, "order.deleted")
  try expect(try await store.delete(order.id, event: deleted) == false, "a pending order was deleted")
  _ = try await store.move(
    order.id, from: .pending, to: .cancelled, by: "M", at: orderTime, event: event(order, "order.cancelled"))
  try expect(try await store.delete(order.id, event: deleted) == false, "deleted before its stock was given back")
  try await store.settle(order.id, from: .releasing)
  try expectEqual(try await store.order(order.id)?.state, .cancelled, "a settled cancelled order stays")
  try expect(try await store.delete(order.id, event: deleted), "a cancelled order was not deleted")
  try expect(try await store.order(order.id) == nil, "a deleted order can be read")
}
