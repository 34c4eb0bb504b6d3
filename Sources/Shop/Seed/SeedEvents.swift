import FacetValue

/// What the modules would have told each other about the made-up orders.
enum SeedEvents {
  static func make(
    _ orders: [Order], products: [NewProduct], _ plan: SeedPlan, _ random: inout SeedRandom
  ) -> [DomainEvent] {
    var events: [DomainEvent] = []
    for order in orders {
      var told = order
      for step in order.history {
        told.state = step.state
        let kind = step.state == .pending ? "order.placed" : "order.\(step.state.rawValue)"
        events.append(told.event(kind, id: random.id(), at: Instant(milliseconds: step.at)))
      }
    }
    for (index, product) in products.enumerated() where product.stock < ProductRules.lowStock {
      let data = Record(
        shape: stockShape, fields: [.int(index + 1), .string(product.name), .int(product.stock)])
      let age = Int(30 * 86_400_000 * random.unit())
      events.append(
        DomainEvent(
          id: random.id(), kind: "stock.low", at: Instant(milliseconds: plan.until.milliseconds &- age),
          data: .record(data)))
    }
    // Sorting is stable only by luck, so the index decides between equal times.
    return events.enumerated().sorted { a, b in (a.element.at, a.offset) < (b.element.at, b.offset) }.map(\.element)
  }

  private static let stockShape = RecordShape(name: "StockLow", fields: ["productId", "name", "stock"])
}
