import FacetValue

/// The shapes of the analytics API, and how a batch is read.
enum AnalyticsSchema {
  private static let batchSize = 1...500
  private static let idRule = TextRule(1...100)
  private static let kindRule = TextRule(1...60)
  private static let count = Schema.integer(0...9_007_199_254_740_991)

  static let summary = Schema.named(
    "Summary",
    .object([
      .init("revenue", .anyMoney), .init("orders", count), .init("averageOrder", .anyMoney), .init("customers", count),
      .init("revenueChange", .nullable(.number)), .init("ordersChange", .nullable(.number)),
    ]))
  static let point = Schema.named(
    "RevenuePoint", .object([.init("start", .date), .init("revenue", .anyMoney), .init("orders", count)]))
  static let product = Schema.named(
    "TopProduct",
    .object([
      .init("productId", .anyInteger), .init("name", .anyText), .init("quantity", count), .init("revenue", .anyMoney),
    ]))
  static let state = Schema.named(
    "StateCount", .object([.init("state", .choice(OrderState.visible.map(\.rawValue))), .init("count", count)]))
  static let event = Schema.named(
    "DomainEventView",
    .object([
      .init("id", .anyText), .init("kind", .anyText), .init("text", .anyText), .init("at", .date),
      .init("link", .anyText),
    ]))
  static let recorded = Schema.named(
    "RecordedEvents", .object([.init("received", count), .init("recorded", count)]))
  static let batch = Schema.array(
    .named(
      "AnalyticsEvent",
      .object([
        .init("id", .text(idRule)), .init("kind", .text(kindRule)), .init("at", .date),
        .init("data", .nullable(.map(.any)), isRequired: false),
      ])), batchSize)

  static func readBatch(_ body: Value?) throws -> [DomainEvent] {
    try BodyReader.list(body, batchSize) { reader in
      let id = reader.text("id", idRule)
      let kind = reader.text("kind", kindRule)
      let at = reader.date("at")
      let data = reader.value("data") ?? .null
      if reader.has("data"), fieldsOf(data) == nil {
        reader.problems.addMalformed(reader.place("data"), "must be an object")
      }
      return DomainEvent(id: id, kind: kind, at: at, data: data)
    }
  }
}
