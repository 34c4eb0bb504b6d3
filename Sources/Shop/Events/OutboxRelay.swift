import FacetValue
import Logging

/// Moves one module's events from its outbox to the bus.
///
/// Each destination is served by a task of its own, in order, and its offset moves only after it took the events: a
/// crash in between repeats events and loses none. Of several processes that have the outbox open, the one that holds
/// the lease delivers.
public struct OutboxRelay: Sendable {
  private let outbox: any OutboxLog
  private let bus: any EventBus
  private let logger: Logger
  private let pollInterval: Duration
  private let prunes: Bool
  private let batch = 100

  /// - Parameters:
  ///   - pollInterval: bounds the delay when a signal cannot come, as from another process that writes the same outbox.
  ///   - prunes: whether the bus has all destinations that there are, so that what they have taken can go.
  public init(
    outbox: any OutboxLog, bus: any EventBus, logger: Logger, pollInterval: Duration = .milliseconds(250),
    prunes: Bool = true
  ) {
    self.outbox = outbox
    self.bus = bus
    self.logger = logger
    self.pollInterval = pollInterval
    self.prunes = prunes
  }

  /// Delivers until it is cancelled, to the destinations that the bus has when this is called.
  public func run() async {
    let destinations = await bus.destinations()
    await Lease("relay", in: outbox).run { await deliver(destinations) }
  }

  private func deliver(_ destinations: [String]) async {
    await withTaskGroup { group in
      for destination in destinations {
        group.addTask { await serve(destination) }
      }
      group.addTask { await prune(destinations) }
    }
  }

  /// Delivers everything that is there now, to all destinations; throws the first failure. For tests and tools.
  public func drain() async throws {
    for destination in await bus.destinations() {
      while try await deliver(to: destination) > 0 {}
    }
  }

  /// What each destination has not taken. A log that can't be read now is left out.
  public func waiting() async -> [(destination: String, count: Int, oldest: Instant?)] {
    var found: [(destination: String, count: Int, oldest: Instant?)] = []
    for destination in await bus.destinations() {
      guard let (count, oldest) = try? await outbox.waiting(for: destination) else { continue }
      found.append((destination, count, oldest))
    }
    return found
  }

  private func serve(_ destination: String) async {
    var failures = 0
    while !Task.isCancelled {
      let generation = outbox.signal.generation
      do {
        let delivered = try await deliver(to: destination)
        failures = 0
        if delivered == 0 { await rest(after: generation) }
      } catch {
        guard !Task.isCancelled else { return }
        failures += 1
        logger.warning("events were not taken", metadata: ["destination": "\(destination)", "error": "\(error)"])
        // Not every relay that waits for the same destination should come back at once.
        try? await Task.sleep(for: OutboxRelay.backoff(failures) * Double.random(in: 0.5...1))
      }
    }
  }

  private func deliver(to destination: String) async throws -> Int {
    let rows = try await outbox.events(for: destination, limit: batch)
    guard let last = rows.last else { return 0 }
    try await bus.publish(rows.map(\.event), to: destination)
    try await outbox.advance(destination, to: last.position)
    return rows.count
  }

  /// Waits for a commit, but no longer than until the next poll.
  private func rest(after generation: Int) async {
    await withTaskGroup { group in
      group.addTask { await outbox.signal.wait(after: generation) }
      group.addTask { try? await Task.sleep(for: pollInterval) }
      await group.next()
      group.cancelAll()
    }
  }

  private func prune(_ destinations: [String]) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(600))
      guard !Task.isCancelled else { return }
      if prunes { try? await outbox.prune(takenBy: destinations) }
    }
  }

  /// 100 ms, doubling up to 5 s: a destination that is back should not wait long for what it has missed.
  public static func backoff(_ failures: Int) -> Duration {
    .milliseconds(min(5000, 100 << min(max(failures - 1, 0), 10)))
  }
}
