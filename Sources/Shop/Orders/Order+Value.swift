import FacetValue

extension Order {
  static let shape = RecordShape(
    name: "Order",
    fields: [
      "id", "number", "customer", "state", "lines", "total", "note", "placedAt", "updatedAt", "allowed", "history",
    ])
  private static let customerShape = RecordShape(name: "Customer", fields: ["id", "name"])
  private static let lineShape = RecordShape(
    name: "OrderLine", fields: ["productId", "name", "quantity", "unitPrice", "total"])
  private static let eventShape = RecordShape(name: "OrderEvent", fields: ["state", "at", "by"])

  /// The record of the API. `allowed` names the states that this caller may move the order to.
  public func value(for caller: Caller) -> Value {
    let allowed = caller.role < Authorisation.leastRole(for: .moveOrder) ? [] : state.transitions
    return .record(
      Record(
        shape: Order.shape,
        fields: [
          .int(id), .string(number), customerValue, .string(state.rawValue), .array(lines.map(value)), money(total),
          .string(note), date(placedAt), date(updatedAt), .array(allowed.map { .string($0.rawValue) }),
          .array(history.map(value)),
        ]))
  }

  private var customerValue: Value {
    .record(Record(shape: Order.customerShape, fields: [.int(customerID), .string(customerName)]))
  }

  private func value(_ line: OrderLine) -> Value {
    .record(
      Record(
        shape: Order.lineShape,
        fields: [
          .int(line.productID), .string(line.name), .int(line.quantity), money(line.unitPrice), money(line.total),
        ]))
  }

  private func value(_ event: OrderEvent) -> Value {
    .record(
      Record(shape: Order.eventShape, fields: [.string(event.state.rawValue), date(event.at), .string(event.by)]))
  }

  private func money(_ minorUnits: Int) -> Value { .money(Money(minorUnits: minorUnits, currency: currency)) }

  private func date(_ milliseconds: Int) -> Value { .date(Instant(milliseconds: milliseconds)) }
}
