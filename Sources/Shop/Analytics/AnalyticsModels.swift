import FacetValue

/// A half-open span of time.
public struct Period: Sendable, Hashable {
  public let from: Instant
  public let to: Instant
  public init(from: Instant, to: Instant) {
    self.from = from
    self.to = to
  }

  /// The span of the same length just before this one.
  public var previous: Period {
    let length = to.milliseconds &- from.milliseconds
    return Period(from: Instant(milliseconds: from.milliseconds &- length), to: from)
  }
}

/// What orders that were not cancelled add up to.
public struct OrderFigures: Sendable, Hashable {
  /// Minor units.
  public let revenue: Int
  public let orders: Int
  public let customers: Int
  public init(revenue: Int, orders: Int, customers: Int) {
    self.revenue = revenue
    self.orders = orders
    self.customers = customers
  }
}

/// One step of a time series.
public struct RevenuePoint: Sendable, Hashable {
  public let start: Instant
  public let revenue: Int
  public let orders: Int
  public init(start: Instant, revenue: Int, orders: Int) {
    self.start = start
    self.revenue = revenue
    self.orders = orders
  }
}

public struct TopProduct: Sendable, Hashable {
  public let productID: Int
  public let name: String
  public let quantity: Int
  public let revenue: Int
  public init(productID: Int, name: String, quantity: Int, revenue: Int) {
    self.productID = productID
    self.name = name
    self.quantity = quantity
    self.revenue = revenue
  }
}

public struct StateCount: Sendable, Hashable {
  public let state: OrderState
  public let count: Int
  public init(state: OrderState, count: Int) {
    self.state = state
    self.count = count
  }
}

/// An event as the dashboard tells of it.
public struct RecordedEvent: Sendable, Hashable {
  public let id: String
  public let kind: String
  public let text: String
  public let at: Instant
  /// Relative to the application: `./orders/12`. Empty when there is nothing to look at.
  public let link: String
  public init(id: String, kind: String, text: String, at: Instant, link: String) {
    self.id = id
    self.kind = kind
    self.text = text
    self.at = at
    self.link = link
  }
}

/// What an event changes in the figures.
public enum AnalyticsEffect: Sendable, Hashable {
  case none
  case placed(PlacedOrder)
  case moved(orderID: Int, to: OrderState)
  case removed(orderID: Int)
}

/// The facts of an order that analytics keeps.
public struct PlacedOrder: Sendable, Hashable {
  public struct Line: Sendable, Hashable {
    public let productID: Int
    public let name: String
    public let quantity: Int
    public let unitPrice: Int
    public init(productID: Int, name: String, quantity: Int, unitPrice: Int) {
      self.productID = productID
      self.name = name
      self.quantity = quantity
      self.unitPrice = unitPrice
    }
  }

  public let orderID: Int
  public let customerID: Int
  public let at: Instant
  public let currency: String
  public let total: Int
  public let lines: [Line]
  public init(orderID: Int, customerID: Int, at: Instant, currency: String, total: Int, lines: [Line]) {
    self.orderID = orderID
    self.customerID = customerID
    self.at = at
    self.currency = currency
    self.total = total
    self.lines = lines
  }
}

/// An event with what it does to the figures.
public struct AnalyticsEntry: Sendable, Hashable {
  public let event: RecordedEvent
  public let effect: AnalyticsEffect
  public init(event: RecordedEvent, effect: AnalyticsEffect) {
    self.event = event
    self.effect = effect
  }
}
