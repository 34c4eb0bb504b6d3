import FacetValue

/// A module's outbox as the relay reads it: events in the order of their commits, with an offset per destination.
public protocol OutboxLog: LeaseStore {
  /// Given at every commit that wrote events, as far as this process can know of it.
  var signal: CommitSignal { get }
  /// The oldest events that this destination has not taken; `position` grows with every commit.
  func events(for destination: String, limit: Int) async throws -> [(position: Int, event: DomainEvent)]
  /// How many events this destination has not taken, and when the oldest of them was written; nil when there is none.
  func waiting(for destination: String) async throws -> (count: Int, oldest: Instant?)
  /// Everything up to `position` was taken by the destination.
  func advance(_ destination: String, to position: Int) async throws
  /// Drops events that all of these destinations have taken.
  func prune(takenBy destinations: [String]) async throws
}
