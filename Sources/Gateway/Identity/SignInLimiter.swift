import FacetValue
import Shop
import Synchronization

/// Limits attempts to sign in: for one account from one network, for one account from everywhere, and from one network.
///
/// Each has a bucket that empties with time (the generic cell rate algorithm). An attempt fills it, and one that succeeds takes
/// back what it filled, so that only failures count. An account that is being attacked stays usable from where nobody has
/// failed: its own bucket is wide.
final class SignInLimiter: Sendable {
  struct Rate: Sendable {
    /// How many may come at once.
    let burst: Int
    /// Milliseconds after which one more may come.
    let interval: Int

    static let accountAndNetwork = Rate(burst: 10, interval: 90_000)
    static let account = Rate(burst: 100, interval: 36_000)
    static let network = Rate(burst: 50, interval: 10_000)
  }

  /// Text that was sent is in no key: only a hash of it, of a length that is the same for all.
  fileprivate enum Key: Hashable {
    case account(Int)
    case network(String)
    case accountAndNetwork(Int, String)

    var rate: Rate {
      switch self {
      case .account: .account
      case .network: .network
      case .accountAndNetwork: .accountAndNetwork
      }
    }
  }

  /// An attempt that may be made; `takeBack` undoes it.
  struct Attempt: Sendable {
    fileprivate let keys: [Key]
  }

  /// Until when each bucket is not empty, in milliseconds.
  private let full = Mutex<[Key: Int]>([:])
  private let clock: any ShopClock
  private let capacity: Int

  /// - Parameter capacity: so many buckets are kept; beyond that those go that empty first.
  init(clock: any ShopClock, capacity: Int = 200_000) {
    self.clock = clock
    self.capacity = capacity
  }

  /// - Parameters:
  ///   - account: as it was typed. Whether it exists makes no difference here.
  ///   - address: of the visitor; of IPv6 addresses the network counts, which one visitor has all of.
  /// - Throws: 429 with the seconds after which one more attempt may be made.
  func begin(account: String, address: String) throws(Problem) -> Attempt {
    let name = account.precomposedLowercase.hashValue
    let network = AddressRange.subscriber(of: address)
    let keys: [Key] = [.accountAndNetwork(name, network), .account(name), .network(network)]
    let now = clock.now().milliseconds
    let wait = full.withLock { full -> Int in
      let waits = keys.map { key in
        max(0, (full[key] ?? 0) - now) + key.rate.interval - key.rate.burst * key.rate.interval
      }
      let longest = waits.max() ?? 0
      guard longest <= 0 else { return longest }
      for key in keys { full[key] = max(full[key] ?? 0, now) + key.rate.interval }
      if full.count > capacity { Self.prune(&full, to: capacity / 2, at: now) }
      return 0
    }
    guard wait == 0 else { throw Self.refusal(after: wait) }
    return Attempt(keys: keys)
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
  func takeBack(_ attempt: Attempt) {
    full.withLock { full in
      for key in attempt.keys { if let time = full[key] { full[key] = time - key.rate.interval } }
    }
  }

  private static func prune(_ full: inout [Key: Int], to count: Int, at now: Int) {
    full = full.filter { $0.value > now }
    guard full.count > count else { return }
    full = Dictionary(full.sorted { $0.value > $1.value }.prefix(count).map { ($0.key, $0.value) }) { first, _ in first
    }
  }

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
