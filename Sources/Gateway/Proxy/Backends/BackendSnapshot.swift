import Synchronization

/// How a backend does at one moment, for metrics and health.
struct BackendSnapshot: Sendable, Equatable {
  /// As `probing` counts a breaker that was open for its time, too: the next call will be the probe.
  enum Breaker: String, Sendable { case closed, open, probing }

  /// Since the start.
  struct Counts: Sendable, Equatable {
    /// Requests for the backend, refused ones included.
    var calls = 0
    /// What was really sent to an address.
    var attempts = 0
    var retries = 0
    /// Calls that ended without a usable answer.
    var failures = 0
    var refusedByBreaker = 0
    /// Calls that found no place at an address.
    var shed = 0
    var openings = 0
  }

  struct Replica: Sendable, Equatable {
    let address: String
    let state: ReplicaHealth.State
    /// Requests that it has now, waiting ones included.
    let load: Int
    /// Those that wait for a place.
    let waiting: Int
    let ejections: Int
  }

  let name: String
  let breaker: Breaker
  /// Calls under way.
  let active: Int
  let counts: Counts
  let replicas: [Replica]

  /// Whether a call would be made now.
  var isUsable: Bool { breaker != .open && replicas.contains { $0.state != .down } }
}

extension Backend {
  var snapshot: BackendSnapshot {
    let now = clock.now()
    let (breaker, counts, replicas, loads) = state.withLock { ($0.breaker.state, $0.counts, $0.replicas, $0.loads) }
    return BackendSnapshot(
      name: name,
      breaker: Self.kind(of: breaker, now),
      active: active.value, counts: counts,
      replicas: addresses.indices.map { index in
        BackendSnapshot.Replica(
          address: addresses[index].base, state: replicas[index].state(now), load: loads[index],
          waiting: gates[index].snapshot.waiting, ejections: replicas[index].ejections)
      })
  }

  private static func kind(of breaker: CircuitBreaker.State, _ now: ProxyClock.Instant) -> BackendSnapshot.Breaker {
    switch breaker {
    case .closed: .closed
    case .open(let until): now < until ? .open : .probing
    case .probing: .probing
    }
  }
}
