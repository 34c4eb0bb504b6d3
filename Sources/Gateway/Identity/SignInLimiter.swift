import FacetValue
import Shop

/// Limits attempts to sign in: for one account from one network, for one account from everywhere, and from one network.
///
/// Each has a bucket. An attempt fills it, and one that succeeds takes back what it filled, so that only failures count. An
/// account that is being attacked stays usable from where nobody has failed: its own bucket is wide.
final class SignInLimiter: Sendable {
  /// Text that was sent is in no key: only a hash of it, of a length that is the same for all.
  fileprivate enum Key: Hashable, Sendable {
    case account(Int)
    case network(String)
    case accountAndNetwork(Int, String)

    var rate: Rate {
      switch self {
      case .account: Rate(burst: 100, interval: 36_000)
      case .network: Rate(burst: 50, interval: 10_000)
      case .accountAndNetwork: Rate(burst: 10, interval: 90_000)
      }
    }
  }

  /// An attempt that may be made; `takeBack` undoes it.
  struct Attempt: Sendable {
    fileprivate let buckets: [(key: Key, rate: Rate)]
  }

  private let buckets: RateBuckets<Key>
  private let clock: any ShopClock

  /// - Parameter capacity: so many buckets are kept; beyond that those go that empty first.
  init(clock: any ShopClock, capacity: Int = 200_000) {
    self.clock = clock
    buckets = RateBuckets(capacity: capacity)
  }

  /// - Parameters:
  ///   - account: as it was typed. Whether it exists makes no difference here.
  ///   - address: of the visitor; of IPv6 addresses the network counts, which one visitor has all of.
  /// - Throws: 429 with the seconds after which one more attempt may be made.
  func begin(account: String, address: String) throws(Problem) -> Attempt {
    let name = account.precomposedLowercase.hashValue
    let network = AddressRange.subscriber(of: address)
    let keys: [Key] = [.accountAndNetwork(name, network), .account(name), .network(network)]
    let attempt = Attempt(buckets: keys.map { (key: $0, rate: $0.rate) })
    let wait = buckets.fill(attempt.buckets, at: clock.now().milliseconds)
    guard wait == 0 else { throw Self.refusal(after: wait) }
    return attempt
  }

  /// Checks a password. When that fails by an error, nobody has guessed anything, and the attempt is taken back.
  func uncounted<T: Sendable>(_ attempt: Attempt, _ check: () async throws -> T) async throws -> T {
    do {
      return try await check()
    } catch {
      takeBack(attempt)
      throw error
    }
  }

  /// The attempt was no guess.
  func takeBack(_ attempt: Attempt) { buckets.takeBack(attempt.buckets) }

  private static func refusal(after milliseconds: Int) -> Problem {
    let seconds = (milliseconds + 999) / 1000
    return Problem(
      429, "too-many-attempts", "Too many attempts to sign in",
      detail: "Try again in \(seconds < 120 ? "\(seconds) seconds" : "\(seconds / 60) minutes").", retryAfter: seconds)
  }
}

extension String {
  /// The same for what a store takes for the same address.
  fileprivate var precomposedLowercase: String { trimmedSpaces.lowercased() }

  private var trimmedSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
