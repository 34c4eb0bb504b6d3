import FacetValue
import Shop

/// Checks what every `AnalyticsStore` promises. `make` gives a fresh, empty store each time.
public func checkAnalyticsStore(make: () async throws -> any AnalyticsStore) async throws {
  try await checkFigures(try await make())
  try await checkRenamedProducts(try await make())
  try await checkRepeatedEvents(try await make())
  try await checkHugeFigures(try await make())
}

private let day = 86_400_000
private let start = 19_700 * day
private let everything = Period(from: Instant(milliseconds: 0), to: Instant(milliseconds: 30_000 * day))

private func entry(_ id: String, _ effect: AnalyticsEffect, at: Int = start) -> AnalyticsEntry {
  AnalyticsEntry(
    event: RecordedEvent(id: id, kind: "k", text: "t \(id)", at: Instant(milliseconds: at), link: "./l"),
    effect: effect)
}

private func placed(
  _ id: Int, customer: Int = 1, at: Int = start, price: Int = 100, quantity: Int = 2, currency: String = "EUR",
  product: Int? = nil, name: String? = nil
) -> AnalyticsEffect {
  let line = PlacedOrder.Line(
    productID: product ?? id % 2 + 1, name: name ?? "P\(id % 2)", quantity: quantity, unitPrice: price)
  let total = OrderTotal.sum([(quantity, price)]) ?? 0
  return .placed(
    PlacedOrder(
      orderID: id, customerID: customer, at: Instant(milliseconds: at), currency: currency, total: total,
      lines: [line]))
}

private func checkFigures(_ store: any AnalyticsStore) async throws {
  let new = try await store.record([
    entry("1", placed(1)), entry("2", placed(2, customer: 2, at: start + day - 1)),
    entry("3", placed(3, at: start + 2 * day, price: 50), at: start + 2 * day),
    entry("4", placed(4, price: 9_999)), entry("5", .moved(orderID: 4, to: .cancelled)),
    entry("6", .moved(orderID: 1, to: .paid)), entry("7", placed(5, currency: "USD")), entry("8", .none),
    entry("9", .moved(orderID: 99, to: .paid)),
  ])
  try expectEqual(new, 9, "new events")
  try expectEqual(
    try await store.figures(in: everything, currency: "EUR"), OrderFigures(revenue: 500, orders: 3, customers: 2),
    "all figures")
  let first = Period(from: Instant(milliseconds: start), to: Instant(milliseconds: start + day))
  try expectEqual(
    try await store.figures(in: first, currency: "EUR"), OrderFigures(revenue: 400, orders: 2, customers: 2),
    "the first day's figures")
  try expectEqual(
    try await store.days(in: everything, currency: "EUR"),
    [
      RevenuePoint(start: Instant(milliseconds: start), revenue: 400, orders: 2),
      RevenuePoint(start: Instant(milliseconds: start + 2 * day), revenue: 100, orders: 1),
    ], "days")
  try expectEqual(
    try await store.topProducts(in: everything, currency: "EUR", limit: 5),
    [
      TopProduct(productID: 2, name: "P1", quantity: 4, revenue: 300),
      TopProduct(productID: 1, name: "P0", quantity: 2, revenue: 200),
    ], "top products")
  try expectEqual(
    try await store.topProducts(in: everything, currency: "EUR", limit: 1).map(\.productID), [2], "the top one")
  let states = Dictionary(
    try await store.states().map { ($0.state, $0.count) }, uniquingKeysWith: { first, _ in first })
  try expectEqual(states, [.pending: 3, .paid: 1, .cancelled: 1], "states")
  try expectEqual(try await store.events(limit: 2).map(\.id), ["3", "9"], "latest events")
  _ = try await store.record([entry("10", .removed(orderID: 1))])
  try expectEqual(try await store.figures(in: everything, currency: "EUR").orders, 2, "orders after one was removed")
}

private func checkRenamedProducts(_ store: any AnalyticsStore) async throws {
  _ = try await store.record([
    entry("1", placed(1, at: start, product: 7, name: "B")),
    entry("3", placed(3, at: start + 2, product: 7, name: "A")),
    entry("2", placed(2, at: start + 1, product: 7, name: "C")),
  ])
  try expectEqual(
    try await store.topProducts(in: everything, currency: "EUR", limit: 5),
    [TopProduct(productID: 7, name: "A", quantity: 6, revenue: 600)], "a renamed product, under its latest name")
}

private func checkRepeatedEvents(_ store: any AnalyticsStore) async throws {
  try expectEqual(try await store.record([entry("1", placed(1)), entry("1", placed(2))]), 1, "new in one batch")
  try expectEqual(try await store.record([entry("1", placed(3)), entry("2", placed(1))]), 1, "new in another")
  try expectEqual(
    try await store.figures(in: everything, currency: "EUR"), OrderFigures(revenue: 200, orders: 1, customers: 1),
    "figures of one order told of three times")
}

/// A batch may claim anything: sums that no integer holds must not end the store.
private func checkHugeFigures(_ store: any AnalyticsStore) async throws {
  let most = Value.safeIntegers.upperBound
  let entries = (1...2_000).map { entry("\($0)", placed($0, price: most, quantity: 1)) }
  _ = try await store.record(entries)
  let figures = try await store.figures(in: everything, currency: "EUR")
  try expectEqual(figures.orders, 2_000, "orders")
  try expect(figures.revenue >= most, "huge revenue went lost")
  _ = try await store.days(in: everything, currency: "EUR")
  _ = try await store.topProducts(in: everything, currency: "EUR", limit: 3)
}
