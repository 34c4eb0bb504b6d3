import FacetValue

/// How orders take goods from the stock, though products may live in another process.
///
/// Every call can be repeated: a caller that got no answer asks again under the same id. A reservation never expires
/// by itself; whoever made it confirms or releases it.
public protocol ProductReservations: Sendable {
  /// Takes all lines from the stock, or none.
  ///
  /// Under an id that is reserved or confirmed already it answers what was reserved then, whatever the lines say now.
  /// - Throws: a 409 problem: `not-sold`, `price-changed`, `out-of-stock`, each with the lines in the way, or
  ///   `reservation-released`. A quantity below 1 is a 422 one.
  func reserve(id: String, lines: [ReservationLine]) async throws -> [ReservedLine]

  /// Makes the reservation final. Confirming again changes nothing.
  /// - Throws: a 409 `reservation-released` problem after a release, a 404 one for an unknown id.
  func confirm(id: String) async throws

  /// Puts the goods back, once, after a confirmation too (a cancelled order). An unknown id is remembered as released,
  /// so that a reserve that arrives late is refused.
  func release(id: String) async throws
}

/// One product of a reservation.
public struct ReservationLine: Sendable, Equatable {
  public let productID: Int
  public let quantity: Int
  /// The price that the buyer saw; nil accepts any.
  public let expectedPrice: Money?
  public init(productID: Int, quantity: Int, expectedPrice: Money? = nil) {
    self.productID = productID
    self.quantity = quantity
    self.expectedPrice = expectedPrice
  }
}

/// What was reserved, with the name and price that an order copies.
public struct ReservedLine: Sendable, Equatable {
  public let productID: Int
  public let name: String
  public let quantity: Int
  public let unitPrice: Money
  public init(productID: Int, name: String, quantity: Int, unitPrice: Money) {
    self.productID = productID
    self.name = name
    self.quantity = quantity
    self.unitPrice = unitPrice
  }
}

extension Problem {
  /// Less is left than one or more lines ask for.
  public static func outOfStock(_ errors: [FieldError]) -> Problem {
    .conflict("out-of-stock", "Not enough in stock", detail: joined(errors), errors: errors)
  }

  /// The price is another than the one that the buyer saw; the errors say which.
  public static func priceChanged(_ errors: [FieldError]) -> Problem {
    .conflict("price-changed", "A price has changed", detail: joined(errors), errors: errors)
  }

  /// Products that are not, or no longer, in the catalogue.
  public static func notSold(_ errors: [FieldError]) -> Problem {
    .conflict("not-sold", "Not sold here", detail: joined(errors), errors: errors)
  }

  /// A restock would take the stock beyond what is allowed.
  public static let stockLimit = Problem.conflict(
    "stock-limit", "Too many for the shelf", detail: "At most \(ProductRules.stock.upperBound) can be in stock.",
    errors: [FieldError(pointer: "/quantity", detail: "is more than there is room for")])

  /// The reservation was released before.
  public static let reservationReleased = Problem.conflict(
    "reservation-released", "The reservation is over", detail: "This reservation was released before.")

  private static func joined(_ errors: [FieldError]) -> String { errors.map(\.detail).joined(separator: " ") }
}
