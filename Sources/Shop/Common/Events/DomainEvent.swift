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
