import FacetValue

/// One product in an order, at the price that was agreed on.
public struct OrderLine: Sendable, Hashable, Codable {
  public let productID: Int
  /// The product's name when the order was placed.
  public let name: String
  public let quantity: Int
  /// Minor units of the order's currency.
  public let unitPrice: Int

  public init(productID: Int, name: String, quantity: Int, unitPrice: Int) {
    self.productID = productID
    self.name = name
    self.quantity = quantity
    self.unitPrice = unitPrice
  }

  /// The line's price in minor units, within what `OrderDraft` accepts.
  public var total: Int { OrderTotal.line(quantity: quantity, unitPrice: unitPrice) ?? 0 }
}

/// A step in an order's life, with the name of who took it.
public struct OrderEvent: Sendable, Hashable, Codable {
  public let state: OrderState
  /// Milliseconds since 1970.
  public let at: Int
  public let by: String

  public init(state: OrderState, at: Instant, by: String) {
    self.state = state
    self.at = at.milliseconds
    self.by = by
  }
}

/// An order as the store keeps it.
public struct Order: Sendable, Hashable, Codable {
  public let id: Int
  public let customerID: Int
  public let customerName: String
  public var state: OrderState
  public var lines: [OrderLine]
  /// An ISO 4217 code; one for the whole order.
  public let currency: String
  /// Minor units of `currency`.
  public let total: Int
  public var note: String
  /// Names the products' reservation; also what makes reserving and releasing idempotent.
  public let reservation: String
  /// Milliseconds since 1970.
  public let placedAt: Int
  public var updatedAt: Int
  public var history: [OrderEvent]

  public init(
    id: Int, customerID: Int, customerName: String, state: OrderState, lines: [OrderLine], currency: String,
    total: Int, note: String, reservation: String, placedAt: Int, updatedAt: Int, history: [OrderEvent]
  ) {
    self.id = id
    self.customerID = customerID
    self.customerName = customerName
    self.state = state
    self.lines = lines
    self.currency = currency
    self.total = total
    self.note = note
    self.reservation = reservation
    self.placedAt = placedAt
    self.updatedAt = updatedAt
    self.history = history
  }

  /// What people call the order: `F-10042`.
  public var number: String { Order.number(id) }

  public static func number(_ id: Int) -> String { "F-\(10_000 &+ id)" }
}

/// Sums of money that cannot overflow: nil when a sum would leave what every renderer holds exactly.
public enum OrderTotal {
  public static func line(quantity: Int, unitPrice: Int) -> Int? {
    let (product, overflow) = quantity.multipliedReportingOverflow(by: unitPrice)
    return overflow || !Value.safeIntegers.contains(product) ? nil : product
  }

  public static func sum(_ lines: [(quantity: Int, unitPrice: Int)]) -> Int? {
    var total = 0
    for each in lines {
      guard let line = line(quantity: each.quantity, unitPrice: each.unitPrice) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(line)
      guard !overflow, Value.safeIntegers.contains(sum) else { return nil }
      total = sum
    }
    return total
  }
}
