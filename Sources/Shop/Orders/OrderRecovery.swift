import FacetValue
import Logging

/// Finishes what crashes and failures left between the commits of placing and cancelling.
///
/// Whoever holds the lease does it. Should two do it at once after all, nothing is harmed: each step can be repeated,
/// and a row that was given up cannot become pending. An order that is being placed is left alone: it is taken up
/// when its process has ended, or when it is so old that its request gives it up by itself.
public struct OrderRecovery: Sendable {
  private let store: any OrderStore
  private let products: any ProductReservations
  private let machineClock: any ShopClock
  private let owner: String
  private let log: Logger

  static let interval = 30_000
  static let leaseLength = 60_000
  /// Longer than `OrderPlacer.deadline`, by what a commit may wait for the file.
  public static let patience = OrderPlacer.deadline + 30_000
  static let keptKeys = 7 * 86_400_000
  private static let batch = 200

  /// `owner` names the process; one that starts again under the same name takes up its own lease.
  public init(
    store: any OrderStore, products: any ProductReservations, owner: String, log: Logger,
    machineClock: any ShopClock = SystemClock()
  ) {
    self.store = store
    self.products = products
    self.owner = owner
    self.log = log
    self.machineClock = machineClock
  }

  /// At once, and then every 30 s until cancelled.
  public func run() async {
    await pass()
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(OrderRecovery.interval))
      guard !Task.isCancelled else { return }
      await pass()
    }
  }

  /// One pass; orders that began to be placed less than `patience` milliseconds ago are left to their own request,
  /// unless the store knows that the request's process has ended.
  ///
  /// - Returns: how many orders were brought to their end.
  @discardableResult
  public func pass(patience: Int = OrderRecovery.patience) async -> Int {
    do {
      let now = machineClock.now()
      let expiry = Instant(milliseconds: now.milliseconds &+ OrderRecovery.leaseLength)
      guard try await store.takeLease("recovery", owner: owner, now: now, until: expiry) else { return 0 }
      try await store.forgetKeys(before: Instant(milliseconds: now.milliseconds &- OrderRecovery.keptKeys))
      let stale = Instant(milliseconds: now.milliseconds &- patience)
      var finished = 0
      for each in try await store.unfinished(before: stale, limit: OrderRecovery.batch) where await finish(each) {
        finished += 1
      }
      return finished
    } catch {
      log.error("recovery failed", metadata: ["error": "\(error)"])
      return 0
    }
  }

  private func finish(_ order: UnfinishedOrder) async -> Bool {
    do {
      switch order.phase {
      case .reserving:
        guard try await store.abandon(order.id) else { return false }
        try await release(order)
      case .releasing: try await release(order)
      case .confirming: try await confirm(order)
      case .settled: return false
      }
      return true
    } catch {
      log.warning("recovery will try again", metadata: ["order": "\(order.id)", "error": "\(error)"])
      return false
    }
  }

  private func release(_ order: UnfinishedOrder) async throws {
    try await products.release(id: order.reservation)
    try await store.settle(order.id, from: .releasing)
  }

  private func confirm(_ order: UnfinishedOrder) async throws {
    do {
      try await products.confirm(id: order.reservation)
    } catch let problem as Problem where problem.status < 500 {
      // The products no longer know the reservation, as after their file was replaced. The order stands; asking again
      // would change nothing.
      log.error("a reservation is gone", metadata: ["order": "\(order.id)", "problem": "\(problem.code)"])
    }
    try await store.settle(order.id, from: .confirming)
  }
}
