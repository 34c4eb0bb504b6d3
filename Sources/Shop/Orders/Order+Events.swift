import FacetValue

extension Order {
  private static let eventDataShape = RecordShape(
    name: "OrderChange", fields: ["orderId", "number", "customer", "total", "state", "lines"])
  private static let customerShape = RecordShape(name: "Customer", fields: ["id", "name"])
  private static let lineShape = RecordShape(
    name: "OrderChangeLine", fields: ["productId", "name", "quantity", "unitPrice"])

  /// `order.placed`, `order.paid`, …: what happened, whole enough that no consumer has to ask back.
  public func event(_ kind: String, id: String, at: Instant) -> DomainEvent {
    let customer = Record(shape: Order.customerShape, fields: [.int(customerID), .string(customerName)])
    let data = Record(
      shape: Order.eventDataShape,
      fields: [
        .int(self.id), .string(number), .record(customer),
        .money(Money(minorUnits: total, currency: currency)), .string(state.rawValue), .array(lines.map(eventLine)),
      ])
    return DomainEvent(id: id, kind: kind, at: at, data: .record(data))
  }

  private func eventLine(_ line: OrderLine) -> Value {
    .record(
      Record(
        shape: Order.lineShape,
        fields: [
          .int(line.productID), .string(line.name), .int(line.quantity),
          .money(Money(minorUnits: line.unitPrice, currency: currency)),
        ]))
  }
}
