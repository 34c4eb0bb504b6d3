import GRDB
import Shop

/// Writes orders that need no placing: they have their numbers and their history.
struct SeedOrderWriter {
  private let order: BulkInsert
  private let line: BulkInsert
  private let event: BulkInsert

  init(_ db: Database) throws {
    order = try BulkInsert(
      db, "customer_order",
      [
        "id", "customer_id", "customer_name", "state", "phase", "currency", "total", "note", "reservation",
        "search_key", "placed_at", "updated_at", "begun_at",
      ])
    line = try BulkInsert(
      db, "order_line", ["order_id", "position", "product_id", "name", "quantity", "unit_price"])
    event = try BulkInsert(db, "order_event", ["order_id", "position", "state", "at", "by"])
  }

  func add(_ each: Order) throws {
    try order.add([
      each.id, each.customerID, each.customerName, each.state.rawValue, ReservationPhase.settled.rawValue,
      each.currency, each.total, each.note, each.reservation,
      OrderRows.searchKey(id: each.id, customerName: each.customerName), each.placedAt, each.updatedAt, each.placedAt,
    ])
    for (position, one) in each.lines.enumerated() {
      try line.add([each.id, position, one.productID, one.name, one.quantity, one.unitPrice])
    }
    for (position, step) in each.history.enumerated() {
      try event.add([each.id, position, step.state.rawValue, step.at, step.by])
    }
  }
}
