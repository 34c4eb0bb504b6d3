import FacetValue

/// Something that happened in a module and that others may care about.
///
/// It is delivered at least once: consumers record the id in the transaction of what they do about it.
public struct DomainEvent: Sendable {
  /// Unique among all events of all modules.
  public let id: String
  /// `order.placed`, `stock.low`, …
  public let kind: String
  public let at: Instant
  /// A dictionary or record; it travels as JSON, so dates and money arrive in their JSON forms.
  public let data: Value

  public init(id: String, kind: String, at: Instant, data: Value) {
    self.id = id
    self.kind = kind
    self.at = at
    self.data = data
  }
}

/// The events that a module has committed and not yet handed on.
///
/// A store writes them in the transaction of the change that they tell of; whoever delivers them calls
/// `markDelivered` afterwards, so that a crash between the two repeats an event and never loses one.
public protocol Outbox: Sendable {
  /// The oldest undelivered events, in the order of their commits.
  func pendingEvents(limit: Int) async throws -> [DomainEvent]
  func markDelivered(_ ids: [String]) async throws
}
