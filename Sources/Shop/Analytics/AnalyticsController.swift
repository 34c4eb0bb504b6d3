import FacetValue

/// The figures of the shop, for callers who may see them.
public struct AnalyticsController: Sendable {
  private let store: any AnalyticsStore
  private let clock: any ShopClock
  private let currency: String
  static let defaultDays = 30
  static let maximumPoints = 1000

  /// Figures are in one currency; orders in others are counted by state only.
  public init(store: any AnalyticsStore, clock: any ShopClock = SystemClock(), currency: String = "EUR") {
    self.store = store
    self.clock = clock
    self.currency = currency
  }

  public func summary(from: Instant?, to: Instant?, as caller: Caller) async throws -> Value {
    try Authorisation.check(.readAnalytics, caller)
    let period = try period(from, to)
    let now = try await store.figures(in: period, currency: currency)
    let before = try await store.figures(in: period.previous, currency: currency)
    return .record(
      Record(
        shape: Shapes.summary,
        fields: [
          money(now.revenue), .int(now.orders), money(now.orders == 0 ? 0 : now.revenue / now.orders),
          .int(now.customers), change(now.revenue, before.revenue), change(now.orders, before.orders),
        ]))
  }

  public func revenue(from: Instant?, to: Instant?, bucket: Bucket, as caller: Caller) async throws -> Value {
    try Authorisation.check(.readAnalytics, caller)
    let period = try period(from, to)
    let days = try await store.days(in: period, currency: currency)
    guard let points = bucket.fill(period, from: days, limit: AnalyticsController.maximumPoints) else {
      throw Problem.malformed("?bucket", "makes more than \(AnalyticsController.maximumPoints) points of this period")
    }
    return .array(points.map(value))
  }

  public func topProducts(from: Instant?, to: Instant?, limit: Int, as caller: Caller) async throws -> Value {
    try Authorisation.check(.readAnalytics, caller)
    let products = try await store.topProducts(in: try period(from, to), currency: currency, limit: limit)
    return .array(products.map(value))
  }

  public func states(as caller: Caller) async throws -> Value {
    try Authorisation.check(.readAnalytics, caller)
    let counts = Dictionary(
      try await store.states().map { ($0.state, $0.count) }, uniquingKeysWith: { first, _ in first })
    return .array(
      OrderState.visible.map { state in
        .record(Record(shape: Shapes.state, fields: [.string(state.rawValue), .int(counts[state] ?? 0)]))
      })
  }

  public func events(limit: Int, as caller: Caller) async throws -> Value {
    try Authorisation.check(.readAnalytics, caller)
    return .array(try await store.events(limit: limit).map(value))
  }

  /// Records a batch; the answer says how many of them were new.
  public func record(_ events: [DomainEvent], as caller: Caller) async throws -> Value {
    try Authorisation.check(.recordEvents, caller)
    let new = try await store.record(events.map(AnalyticsEntry.init))
    return .record(Record(shape: Shapes.recorded, fields: [.int(events.count), .int(new)]))
  }

  /// What the bus brings.
  public var subscriber: EventSubscriber {
    EventSubscriber(name: "analytics") { [store] events in
      _ = try await store.record(events.map(AnalyticsEntry.init))
    }
  }

  func unhealthy() async -> String? { await store.unhealthy() }

  /// By default the last 30 days up to this moment, and with it: what has just happened counts.
  private func period(_ from: Instant?, _ to: Instant?) throws(Problem) -> Period {
    let now = clock.now()
    let end = to ?? Instant(milliseconds: now.milliseconds &+ 1)
    let start = from ?? AnalyticsController.defaultStart(before: to ?? now)
    guard start < end else { throw Problem.malformed(to == nil ? "?from" : "?to", "the period must not be empty") }
    return Period(from: start, to: end)
  }

  /// Not earlier than what can be written.
  private static func defaultStart(before end: Instant) -> Instant {
    let start = Instant(milliseconds: end.milliseconds &- defaultDays &* Bucket.dayLength)
    return max(start, Instant.range.lowerBound)
  }
}

extension AnalyticsController {
  /// The shapes of the API's records.
  enum Shapes {
    static let summary = RecordShape(
      name: "Summary",
      fields: ["revenue", "orders", "averageOrder", "customers", "revenueChange", "ordersChange"])
    static let point = RecordShape(name: "RevenuePoint", fields: ["start", "revenue", "orders"])
    static let product = RecordShape(name: "TopProduct", fields: ["productId", "name", "quantity", "revenue"])
    static let state = RecordShape(name: "StateCount", fields: ["state", "count"])
    static let event = RecordShape(name: "DomainEventView", fields: ["id", "kind", "text", "at", "link"])
    static let recorded = RecordShape(name: "RecordedEvents", fields: ["received", "recorded"])
  }

  private func money(_ minorUnits: Int) -> Value {
    let limits = Value.safeIntegers
    return .money(
      Money(minorUnits: min(max(minorUnits, limits.lowerBound), limits.upperBound), currency: currency))
  }

  /// The relative change, 0.25 for a quarter more; null when there was nothing before.
  private func change(_ now: Int, _ before: Int) -> Value {
    before == 0 ? .null : .double((Double(now) - Double(before)) / Double(before))
  }

  private func value(_ point: RevenuePoint) -> Value {
    .record(Record(shape: Shapes.point, fields: [.date(point.start), money(point.revenue), .int(point.orders)]))
  }

  private func value(_ product: TopProduct) -> Value {
    .record(
      Record(
        shape: Shapes.product,
        fields: [.int(product.productID), .string(product.name), .int(product.quantity), money(product.revenue)]))
  }

  private func value(_ event: RecordedEvent) -> Value {
    .record(
      Record(
        shape: Shapes.event,
        fields: [.string(event.id), .string(event.kind), .string(event.text), .date(event.at), .string(event.link)]))
  }
}
