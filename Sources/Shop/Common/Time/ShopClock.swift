import FacetValue
import Foundation

/// Where the modules get the time from, so that tests can say what it is.
public protocol ShopClock: Sendable {
  func now() -> Instant
}

/// The machine's clock, in whole milliseconds.
public struct SystemClock: ShopClock {
  public init() {}

  public func now() -> Instant {
    let milliseconds = Date().timeIntervalSince1970 * 1000
    return Instant(milliseconds: Int(exactly: milliseconds.rounded(.down)) ?? 0)
  }
}

/// A clock that stands still.
public struct FixedClock: ShopClock {
  private let instant: Instant
  public init(_ instant: Instant) { self.instant = instant }
  public func now() -> Instant { instant }
}

/// The clock of this process: the machine's, unless `FACET_NOW` fixes it.
/// - Returns: nil when `FACET_NOW` is set and is no RFC 3339 date.
public func shopClock(environment: [String: String]) -> (any ShopClock)? {
  guard let text = environment["FACET_NOW"], !text.isEmpty else { return SystemClock() }
  return Instant(rfc3339: text).map(FixedClock.init)
}
