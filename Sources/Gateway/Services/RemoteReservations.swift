import FacetValue
import Shop

/// The stock of a products module in another process.
struct RemoteReservations: ProductReservations {
  let service: ServiceClient

  func reserve(id: String, lines: [ReservationLine]) async throws -> [ReservedLine] {
    let body: Value = ["lines": .array(lines.map(Self.value))]
    let answer = try await service.call("POST", ["internal", "reservations", id], body: body)
    return try WireObject(answer).objects("lines").map(Self.reservedLine)
  }

  func confirm(id: String) async throws {
    _ = try await service.call("POST", ["internal", "reservations", id, "confirm"])
  }

  func release(id: String) async throws {
    _ = try await service.call("POST", ["internal", "reservations", id, "release"])
  }

  // MARK: What travels

  private static func value(_ line: ReservationLine) -> Value {
    [
      "productId": .int(line.productID), "quantity": .int(line.quantity),
      "expectedPrice": line.expectedPrice.map(value) ?? .null,
    ]
  }

  static func line(_ object: WireObject) throws -> ReservationLine {
    ReservationLine(
      productID: try object.int("productId"), quantity: try object.int("quantity"),
      expectedPrice: try object.money("expectedPrice"))
  }

  static func value(_ line: ReservedLine) -> Value {
    [
      "productId": .int(line.productID), "name": .string(line.name), "quantity": .int(line.quantity),
      "unitPrice": value(line.unitPrice),
    ]
  }

  private static func reservedLine(_ object: WireObject) throws -> ReservedLine {
    guard let price = try object.money("unitPrice") else { throw object.wrong("unitPrice", "is required") }
    return ReservedLine(
      productID: try object.int("productId"), name: try object.text("name"), quantity: try object.int("quantity"),
      unitPrice: price)
  }

  private static func value(_ money: Money) -> Value {
    ["amount": .int(money.minorUnits), "currency": .string(money.currency)]
  }
}
