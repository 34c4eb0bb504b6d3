/// A point in time, in milliseconds since 1970-01-01T00:00:00Z, without leap seconds (the language's `Date`).
public struct Instant: Sendable, Hashable, Comparable {
  public let milliseconds: Int
  public init(milliseconds: Int) { self.milliseconds = milliseconds }
  public static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}
