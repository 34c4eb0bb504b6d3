import FacetHummingbird
import FacetValue
import HTTPTypes
import Shop

/// Limits how much one visitor changes in a minute: a program that fills the shop with orders gets so far and no further.
///
/// An account counts wherever its sessions are; without one, the network. What other servers answer is theirs to limit.
struct ChangeLimiter: Sendable {
  enum Key: Hashable, Sendable {
    case account(Int)
    case network(String)
  }

  private let buckets = RateBuckets<Key>()
  private let rate: Rate
  private let clock: any ShopClock

  /// - Parameter perMinute: so many may come at once, too.
  init(perMinute: Int, clock: any ShopClock) {
    rate = Rate(burst: perMinute, interval: max(1, 60_000 / max(1, perMinute)))
    self.clock = clock
  }

  /// Counts a request with that method, unless it only reads (RFC 9110 §9.2.1).
  ///
  /// - Throws: 429 with the seconds after which one more may come.
  func admit(_ method: String, _ visitor: Visitor, address: String) throws(Problem) {
    guard HTTPRequest.Method(rawValue: method).map(CrossSiteCheck.isUnsafe) ?? true else { return }
    let wait = buckets.fill([(key: Self.key(visitor, address), rate: rate)], at: clock.now().milliseconds)
    guard wait > 0 else { return }
    let seconds = (wait + 999) / 1000
    throw Problem(
      429, "too-many-changes", "Too many changes",
      detail: "Nothing was changed. Try again in \(seconds) second\(seconds == 1 ? "" : "s").", retryAfter: seconds)
  }

  private static func key(_ visitor: Visitor, _ address: String) -> Key {
    if visitor.isSignedIn, let account = visitor.caller.userID { return .account(account) }
    return .network(AddressRange.subscriber(of: address))
  }
}
