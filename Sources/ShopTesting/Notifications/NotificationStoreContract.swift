import FacetValue
import Shop

/// Checks what every `NotificationStore` promises. `make` gives a fresh, empty store each time.
public func checkNotificationStore(make: () async throws -> any NotificationStore) async throws {
  try await checkAdding(try await make())
  try await checkReading(try await make())
  try await checkResuming(try await make())
}

func newNotification(_ event: String, title: String = "Order placed", at: Int = 1000) -> NewNotification {
  NewNotification(
    eventID: event, kind: "order.placed", title: title, body: "By Ærøe", link: "./orders/1",
    createdAt: Instant(milliseconds: at))
}

private func checkAdding(_ store: any NotificationStore) async throws {
  try expectEqual(try await store.latestID(), 0, "the latest of none")
  let added = try await store.add([newNotification("a"), newNotification("b"), newNotification("a")])
  try expectEqual(added.count, 2, "notifications of two events, one of them twice")
  try expectEqual(try await store.add([newNotification("b")]), [], "notifications of an event that came before")
  try expectEqual(try await store.latestID(), added.last?.id ?? -1, "the latest")
  let page = try await store.page(NotificationQuery(), for: 1)
  try expectEqual(page.items.map(\.id), added.map(\.id).reversed(), "the latest first")
  try expectEqual(page.items.last, added.first, "what was stored")
}

private func checkReading(_ store: any NotificationStore) async throws {
  let ids = try await store.add((1...4).map { newNotification("\($0)", title: "No \($0)", at: $0) }).map(\.id)
  try expectEqual(try await store.unreadCount(for: 1), 4, "unread")
  try expect(try await store.markRead(ids[1], for: 1), "an existing notification could not be marked")
  try expect(try await store.markRead(ids[1], for: 1), "marking again failed")
  try expect(try await store.markRead(9_999, for: 1) == false, "an unknown notification was marked")
  try expectEqual(try await store.unreadCount(for: 1), 3, "unread after one was read")
  try expectEqual(try await store.unreadCount(for: 2), 4, "unread of another user")
  func titles(_ query: NotificationQuery) async throws -> [String] {
    try await store.page(query, for: 1).items.map(\.title)
  }
  try expectEqual(try await titles(NotificationQuery(isUnread: true)), ["No 4", "No 3", "No 1"], "unread ones")
  try expectEqual(try await titles(NotificationQuery(isUnread: false)), ["No 2"], "read ones")
  try expectEqual(try await titles(NotificationQuery(ListQuery(text: "no 3 ÆRØE"))), ["No 3"], "a search")
  try expectEqual(try await titles(NotificationQuery(ListQuery(page: 2, size: 3))), ["No 1"], "the second page")
  try await store.markAllRead(for: 1)
  try expectEqual(try await store.unreadCount(for: 1), 0, "unread after all were read")
  try expectEqual(try await store.unreadCount(for: 2), 4, "unread of another user")
  _ = try await store.add([newNotification("5")])
  try expectEqual(try await store.unreadCount(for: 1), 1, "unread after a new one")
}

private func checkResuming(_ store: any NotificationStore) async throws {
  let ids = try await store.add((1...5).map { newNotification("\($0)") }).map(\.id)
  func after(_ id: Int, _ limit: Int = 9) async throws -> [Int]? {
    try await store.after(id, limit: limit, for: 1)?.map(\.id)
  }
  try expectEqual(try await after(0), ids, "all")
  try expectEqual(try await after(ids[1]), Array(ids[2...]), "those after the second")
  try expectEqual(try await after(ids[1], 2), Array(ids[2...3]), "two after the second")
  try expectEqual(try await after(ids[4]), [], "those after the last")
  try expectEqual(try await after(ids[4] + 1), nil, "those after one that does not exist")
  try await store.keep(2)
  try expectEqual(try await after(ids[0]), nil, "those after one that is gone, with some missing")
  try expectEqual(try await after(ids[2]), Array(ids[3...]), "those after the last that is gone")
  try await store.keep(0)
  try expectEqual(try await after(ids[3]), nil, "after all are gone")
  try expectEqual(try await after(ids[4]), [], "after all are gone, with nothing missing")
  try expectEqual(try await store.latestID(), ids[4], "the latest number, though its row is gone")
  try expectEqual(try await store.add([newNotification("1")]), [], "an old event brought its notification back")
}
