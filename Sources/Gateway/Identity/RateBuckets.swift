import Synchronization

/// How often something may happen.
struct Rate: Sendable {
  /// How many may come at once.
  let burst: Int
  /// Milliseconds after which one more may come.
  let interval: Int
}

/// Buckets that empty with time, by key: the generic cell rate algorithm (ITU-T I.371).
final class RateBuckets<Key: Hashable & Sendable>: Sendable {
  /// Until when each bucket is not empty, in milliseconds.
  private let full = Mutex<[Key: Int]>([:])
  private let capacity: Int

  /// - Parameter capacity: so many buckets are kept; beyond that those go that empty first.
  init(capacity: Int = 200_000) { self.capacity = capacity }

  /// Fills each of the buckets by one, or none when one of them is full.
  ///
  /// - Parameter now: in milliseconds.
  /// - Returns: after how many milliseconds there is room in all of them; 0 when they have been filled.
  func fill(_ buckets: [(key: Key, rate: Rate)], at now: Int) -> Int {
    full.withLock { full in
      let waits = buckets.map { key, rate in
        max(0, (full[key] ?? 0) - now) + rate.interval - rate.burst * rate.interval
      }
      let longest = waits.max() ?? 0
      guard longest <= 0 else { return longest }
      for (key, rate) in buckets { full[key] = max(full[key] ?? 0, now) + rate.interval }
      if full.count > capacity { Self.prune(&full, to: capacity / 2, at: now) }
      return 0
    }
  }

  /// Takes back what filled the buckets once.
  func takeBack(_ buckets: [(key: Key, rate: Rate)]) {
    full.withLock { full in
      for (key, rate) in buckets { if let time = full[key] { full[key] = time - rate.interval } }
    }
  }

  private static func prune(_ full: inout [Key: Int], to count: Int, at now: Int) {
    full = full.filter { $0.value > now }
    guard full.count > count else { return }
    full = Dictionary(full.sorted { $0.value > $1.value }.prefix(count).map { ($0.key, $0.value) }) { first, _ in first
    }
  }
}
