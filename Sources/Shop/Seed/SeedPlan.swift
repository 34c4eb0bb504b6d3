import FacetValue

/// How large a shop to make up, and when its last day is.
public struct SeedPlan: Sendable {
  public let users: Int
  public let products: Int
  public let orders: Int
  /// Nothing in the shop is later than this; orders go back a year from here.
  public let until: Instant

  /// The counts are at most a million each, and at least what the demo accounts and one product take.
  public init(users: Int = 500, products: Int = 2000, orders: Int = 10_000, until: Instant) {
    self.users = min(max(users, DemoAccount.all.count), 1_000_000)
    self.products = min(max(products, 1), 1_000_000)
    self.orders = min(max(orders, 0), 1_000_000)
    self.until = until
  }
}

/// How far the seed has come.
public struct SeedProgress: Sendable {
  /// What is being made: `products`.
  public let step: String
  public let done: Int
  public let total: Int
  public init(step: String, done: Int, total: Int) {
    self.step = step
    self.done = done
    self.total = total
  }
}

/// The shop that a plan describes: the same one for the same plan.
///
/// Users, products and orders are numbered from 1, in the order of these arrays.
public struct SeedData: Sendable {
  public let users: [NewUser]
  public let products: [NewProduct]
  /// In the order in which they were placed, whatever their state is now.
  public let orders: [Order]
  /// What happened, in the order in which it did.
  public let events: [DomainEvent]

  public init(_ plan: SeedPlan) {
    var random = SeedRandom(0xFACE7)
    users = SeedUsers.make(plan, &random)
    products = SeedProducts.make(plan, &random)
    var orders = SeedOrders(plan, users: users, products: products)
    self.orders = orders.make(&random)
    events = SeedEvents.make(self.orders, products: products, plan, &random)
  }
}
