import FacetValue
import Shop

func checkOrderLists(_ store: any OrderStore) async throws {
  let first = try await placedOrder(store, price: 300, reservation: "r1")
  let second = try await placedOrder(
    store, customer: 8, name: "Łukasz Żak", price: 900, reservation: "r2", at: orderTime(plus: 10))
  let third = try await placedOrder(store, price: 600, reservation: "r3", at: orderTime(plus: 20))
  _ = try await begunOrder(store, reservation: "r4")
  _ = try await store.move(
    third.id, from: .pending, to: .paid, by: "M", at: orderTime(plus: 30), event: event(third, "order.paid"))

  func ids(_ query: OrderQuery) async throws -> [Int] { try await store.page(query).items.map(\.id) }
  func list(_ sort: OrderSort, _ isDescending: Bool = false) -> ListQuery<OrderSort> {
    ListQuery(sort: SortOrder(field: sort, isDescending: isDescending))
  }
  try expectEqual(try await ids(OrderQuery()), [third.id, second.id, first.id], "the latest first")
  try expectEqual(try await ids(OrderQuery(list(.placedAt))), [first.id, second.id, third.id], "by time")
  try expectEqual(try await ids(OrderQuery(list(.total))), [first.id, third.id, second.id], "by total")
  try expectEqual(try await ids(OrderQuery(list(.number, true))), [third.id, second.id, first.id], "by number")
  try expectEqual(try await ids(OrderQuery(list(.state))), [third.id, second.id, first.id], "by state")
  try expectEqual(try await ids(OrderQuery(state: .pending)), [second.id, first.id], "pending ones")
  try expectEqual(try await ids(OrderQuery(state: .placing)), [], "placing ones")
  try expectEqual(try await ids(OrderQuery(customerID: 8)), [second.id], "of a customer")
  try expectEqual(try await ids(OrderQuery(from: orderTime(plus: 10))), [third.id, second.id], "since")
  try expectEqual(try await ids(OrderQuery(to: orderTime(plus: 10))), [first.id], "before")
  for text in ["ŁUKASZ", "żak łuk", second.number.lowercased()] {
    try expectEqual(try await ids(OrderQuery(ListQuery(text: text))), [second.id], "a search for \(text)")
  }
  for text in ["%", "_", "'", "\\"] {
    try expectEqual(try await ids(OrderQuery(ListQuery(text: text))), [], "a search for \(text)")
  }
  let page = try await store.page(OrderQuery(ListQuery(page: 2, size: 2)))
  try expectEqual(page.items.map(\.id), [first.id], "the second page")
  try expectEqual(page.total, 3, "the total")
}

func checkUnfinished(_ store: any OrderStore) async throws {
  let old = try await begunOrder(store, reservation: "r1")
  let young = try await begunOrder(store, reservation: "r2", at: orderTime(plus: 100))
  let committed = try await begunOrder(store, reservation: "r3", at: orderTime(plus: 200))
  _ = try await store.commit(committed, event: event(committed, "order.placed"))
  try expectEqual(
    try await store.unfinished(before: orderTime(plus: 50), limit: 9),
    [
      UnfinishedOrder(id: old.id, reservation: "r1", phase: .reserving),
      UnfinishedOrder(id: committed.id, reservation: "r3", phase: .confirming),
    ], "what is unfinished")
  try expectEqual(try await store.unfinished(before: orderTime(plus: 150), limit: 9).count, 3, "with the young one")
  // A settlement that comes late, after the phase has moved on, changes nothing.
  try await store.settle(committed.id, from: .releasing)
  try expectEqual(try await store.unfinished(before: orderTime, limit: 9).map(\.id), [committed.id], "unsettled")
  try await store.settle(committed.id, from: .confirming)
  try await store.settle(young.id, from: .confirming)
  try expectEqual(try await store.unfinished(before: orderTime(plus: 150), limit: 9).count, 2, "the reserving ones")
}

/// Checks what every `OrderStore` promises to processes that share its data. `open` opens the same data each time, as
/// another process does; when the store that it gave is let go of, that process has ended.
public func checkSharedOrderStore(open: () async throws -> any OrderStore) async throws {
  let watching = try await open()
  let id = try await checkLivingOwner(try await open(), watching)
  let before = orderTime(plus: -1)
  try expectEqual(
    try await watching.unfinished(before: before, limit: 9),
    [UnfinishedOrder(id: id, reservation: "r1", phase: .reserving)], "orders of a process that has ended")
  let own = try await begunOrder(watching, reservation: "r2")
  try expectEqual(try await watching.unfinished(before: before, limit: 9).map(\.id), [id], "orders of one's own")
  try expectEqual(try await watching.unfinished(before: before, limit: 0), [], "no more than asked for")
  try expectEqual(
    try await watching.unfinished(before: orderTime(plus: 1), limit: 9).map(\.id), [id, own.id], "old ones, whoever's")
}

private func checkLivingOwner(_ placing: any OrderStore, _ watching: any OrderStore) async throws -> Int {
  let order = try await begunOrder(placing)
  for (store, who) in [(watching, "another"), (placing, "the same")] {
    try expectEqual(
      try await store.unfinished(before: orderTime, limit: 9), [], "young orders, as \(who) process sees them")
    try expectEqual(
      try await store.unfinished(before: orderTime(plus: 1), limit: 9).map(\.id), [order.id],
      "old orders, as \(who) process sees them")
  }
  return order.id
}

func checkLease(_ store: any OrderStore) async throws {
  func take(_ owner: String, _ now: Int, _ until: Int) async throws -> Bool {
    try await store.takeLease("l", owner: owner, now: orderTime(plus: now), until: orderTime(plus: until))
  }
  try expect(try await take("a", 0, 10), "a free lease was refused")
  try expect(try await take("b", 5, 15) == false, "a held lease was given away")
  try expect(try await take("a", 8, 18), "the holder could not prolong the lease")
  try expect(try await take("b", 17, 27) == false, "a prolonged lease was given away")
  try expect(try await take("b", 18, 28), "an expired lease was refused")
  try expect(try await take("a", 20, 30) == false, "the old holder took the lease back")
}
