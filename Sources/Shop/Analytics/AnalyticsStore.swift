import FacetValue

/// Keeps figures. Every method is one transaction, durable when it returns.
///
/// Figures count orders that were not cancelled, by the time at which they were placed, in one currency.
public protocol AnalyticsStore: Sendable {
  /// Records events and their effects; an id that is there already changes nothing. Returns how many were new.
  func record(_ entries: [AnalyticsEntry]) async throws -> Int
  func figures(in period: Period, currency: String) async throws -> OrderFigures
  /// The figures of each day (UTC) that has any, by the day's start.
  func days(in period: Period, currency: String) async throws -> [RevenuePoint]
  /// Best by revenue first, each under its name in its latest order of the period.
  func topProducts(in period: Period, currency: String, limit: Int) async throws -> [TopProduct]
  /// How many orders are in each state that has any, of all time.
  func states() async throws -> [StateCount]
  /// Latest first.
  func events(limit: Int) async throws -> [RecordedEvent]
  /// Nil when the store answers, or else what is wrong.
  func unhealthy() async -> String?
}
