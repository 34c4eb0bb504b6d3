import Synchronization

/// A call that the breaker has let through. Its end is recorded once; a call that is dropped has taught nothing.
final class BackendTicket: Sendable {
  let isProbe: Bool
  private let backend: Backend
  private let isEnded = Atomic<Bool>(false)

  init(backend: Backend, isProbe: Bool) {
    self.backend = backend
    self.isProbe = isProbe
  }

  deinit {
    end(.unknown)
    backend.active.add(-1)
  }

  func end(_ outcome: CircuitBreaker.Outcome) {
    guard !isEnded.exchange(true, ordering: .relaxed) else { return }
    backend.recordEnd(outcome, wasProbe: isProbe)
  }
}

/// A request's place at one address. It is given back once, when the answer's body has ended or the lease is dropped.
final class ReplicaLease: Sendable {
  let index: Int
  private let backend: Backend
  /// Whether it is through the gate.
  private let isInside = Atomic<Bool>(false)
  private let isEnded = Atomic<Bool>(false)

  init(backend: Backend, index: Int) {
    self.backend = backend
    self.index = index
  }

  deinit { end() }

  var address: BackendAddress { backend.addresses[index] }

  /// Waits for a place among those that send to the address.
  func enter(until deadline: ProxyClock.Instant) async throws {
    try await backend.gates[index].enter(until: deadline)
    isInside.store(true, ordering: .relaxed)
  }

  /// Makes room for others though the answer goes on: event streams stay open for hours.
  func leaveGate() {
    if isInside.exchange(false, ordering: .relaxed) { backend.gates[index].leave() }
  }

  func end() {
    guard !isEnded.exchange(true, ordering: .relaxed) else { return }
    leaveGate()
    backend.release(index)
  }
}
