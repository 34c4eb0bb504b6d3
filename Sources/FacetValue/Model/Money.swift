/// An amount in minor units of one currency: `Money(minorUnits: 1299, currency: "EUR")` is €12.99.
///
/// As JSON: `{"amount": 1299, "currency": "EUR"}`.
public struct Money: Sendable, Hashable {
  public let minorUnits: Int
  /// An ISO 4217 code, three capital letters.
  public let currency: String
  public init(minorUnits: Int, currency: String) {
    self.minorUnits = minorUnits
    self.currency = currency
  }
}
