import FacetValue

/// Does a work in one of the processes that share a store: in the one that holds the lease.
///
/// The lease is renewed while the work runs. When it can't be, because another process has taken it or because the
/// store hasn't answered until it expired, the work is cancelled, and the lease is asked for again. Two holders can
/// overlap for a moment, as when a process was suspended; the work has to bear that.
public struct Lease: Sendable {
  private let store: any LeaseStore
  private let name: String
  private let clock: any ShopClock
  private let length: Int
  private let pause: Duration

  /// - Parameters:
  ///   - clock: has to run, also where the shop's own clock stands.
  ///   - length: milliseconds that the lease is taken for; it is renewed after a third of it.
  ///   - pause: between two looks at a lease that another process holds.
  public init(
    _ name: String, in store: any LeaseStore, clock: any ShopClock = SystemClock(), length: Int = 10_000,
    pause: Duration = .seconds(1)
  ) {
    self.store = store
    self.name = name
    self.clock = clock
    self.length = length
    self.pause = pause
  }

  /// Runs the work whenever the lease is held, until this is cancelled; then the lease is free.
  public func run(_ work: @escaping @Sendable () async -> Void) async {
    while !Task.isCancelled {
      guard let expiry = await attempt(holding: nil) else {
        try? await Task.sleep(for: pause)
        continue
      }
      await withTaskGroup { group in
        group.addTask { await work() }
        group.addTask { await renew(expiry) }
        await group.next()
        group.cancelAll()
      }
    }
    // A cancelled task can't write to the store any more.
    await Task { try? await store.dropLease(name) }.value
  }

  /// Asks for the lease once, or for more time.
  ///
  /// - Parameter expiry: until when it is held already.
  /// - Returns: until when it is held now; nil when it is not.
  func attempt(holding expiry: Instant?) async -> Instant? {
    let now = clock.now()
    let until = Instant(milliseconds: now.milliseconds &+ length)
    do {
      return try await store.takeLease(name, now: now, until: until) ? until : nil
    } catch {
      // What was promised stays promised while the store does not answer.
      guard let expiry, clock.now() < expiry else { return nil }
      return expiry
    }
  }

  /// Returns when the lease is lost.
  private func renew(_ first: Instant) async {
    var expiry = first
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(length / 3))
      guard !Task.isCancelled, let next = await attempt(holding: expiry) else { return }
      expiry = next
    }
  }
}
