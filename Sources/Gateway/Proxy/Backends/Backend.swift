import Logging
import Synchronization

/// One backend at run time: its addresses, how they do, and what it has been given.
final class Backend: Sendable {
  /// `orders`, or the prefix: `/api/todos`.
  let name: String
  let addresses: [BackendAddress]
  let policy: Policy
  let clock: ProxyClock
  /// Of each address: who sends to it, and who waits for that.
  let gates: [Gate]
  /// A fifth of the requests that are under way may be repeated ones, and always three.
  let retries: Gate

  /// A `BackendPolicy` with nothing left open.
  struct Policy: Sendable {
    let timeout: Duration
    let firstByte: Duration
    let idle: Duration
    let health: String?
  }

  struct State {
    var breaker = CircuitBreaker()
    var replicas: [ReplicaHealth]
    var loads: [Int]
    var turn = 0
    var counts = BackendSnapshot.Counts()
  }

  let state: Mutex<State>
  let active: Counter
  private let logger: Logger

  /// - Parameters:
  ///   - addresses: not empty.
  ///   - timeout: for what the policy leaves open.
  init(
    name: String, addresses: [BackendAddress], policy: BackendPolicy = BackendPolicy(),
    timeout: Duration = .seconds(30), clock: ProxyClock = .continuous, logger: Logger
  ) {
    self.name = name
    self.addresses = addresses
    let whole = policy.timeout ?? timeout
    self.policy = Policy(
      timeout: whole, firstByte: min(policy.firstByte ?? whole, whole), idle: policy.idle, health: policy.health)
    self.clock = clock
    self.logger = logger
    gates = addresses.map { _ in Gate(limit: policy.connections, room: policy.pending, clock: clock) }
    let active = Counter()
    self.active = active
    retries = Gate(limit: { max(3, active.value / 5) }, room: 1000, clock: clock)
    state = Mutex(
      State(
        replicas: Array(repeating: ReplicaHealth(), count: addresses.count),
        loads: Array(repeating: 0, count: addresses.count)))
  }

  /// Begins a call, unless the breaker is open.
  func admit() throws(CallFailure) -> BackendTicket {
    let now = clock.now()
    let admission = state.withLock { state in
      let admission = state.breaker.admit(now)
      state.counts.calls += 1
      if case .refuse = admission { state.counts.refusedByBreaker += 1 }
      return admission
    }
    if case .refuse(let until) = admission { throw .unavailable(retryAfter: (until - now).retryAfter) }
    active.add(1)
    return BackendTicket(backend: self, isProbe: admission == .probe)
  }

  /// Whether the breaker lets calls through.
  var isClosed: Bool { state.withLock { $0.breaker.state == .closed } }

  /// Takes the address that should get the next request, for as long as the lease lives.
  ///
  /// - Returns: nil when all are down, or were tried.
  func lease(without tried: Set<Int> = []) -> ReplicaLease? {
    let now = clock.now()
    let index: Int? = state.withLock { state in
      let candidates = zip(state.replicas, state.loads).map { ReplicaChoice.Candidate(state: $0.state(now), load: $1) }
      guard let index = ReplicaChoice.pick(candidates, turn: state.turn, without: tried) else { return nil }
      state.turn = (state.turn + 1) % 1_000_000
      state.loads[index] += 1
      return index
    }
    return index.map { ReplicaLease(backend: self, index: $0) }
  }

  /// Whether an address that was not tried yet is expected to answer.
  func hasOther(than tried: Set<Int>) -> Bool {
    let now = clock.now()
    return state.withLock { state in
      state.replicas.indices.contains { !tried.contains($0) && state.replicas[$0].state(now) == .up }
    }
  }
}

// What its parts tell it.
extension Backend {
  func recordEnd(_ outcome: CircuitBreaker.Outcome, wasProbe: Bool) {
    let now = clock.now()
    let (before, after) = state.withLock { state in
      let before = state.breaker.state
      state.breaker.record(outcome, wasProbe: wasProbe, now)
      if outcome == .failure { state.counts.failures += 1 }
      if before == .closed, state.breaker.state != .closed { state.counts.openings += 1 }
      return (before, state.breaker.state)
    }
    guard before != after, before == .closed || after == .closed else { return }
    let text = after == .closed ? "backend is back" : "backend is not called for a while: its calls fail"
    logger.warning("\(text)", metadata: ["backend": "\(name)"])
  }

  func recordAttempt(_ result: AttemptResult, replica index: Int) {
    let now = clock.now()
    let change = state.withLock { state -> ReplicaHealth.Change? in
      state.counts.attempts += 1
      switch result {
      case .success: state.replicas[index].succeeded(now)
      case .failure: return state.replicas[index].failed(now)
      case .rest(let pause): state.replicas[index].rest(pause, now)
      case .unknown: break
      }
      return nil
    }
    tell(change, index)
  }

  func recordCheck(_ isWell: Bool, replica index: Int) {
    tell(state.withLock { $0.replicas[index].checked(isWell) }, index)
  }

  func recordRetry() { state.withLock { $0.counts.retries += 1 } }

  func recordShed() { state.withLock { $0.counts.shed += 1 } }

  func release(_ index: Int) { state.withLock { $0.loads[index] -= 1 } }

  private func tell(_ change: ReplicaHealth.Change?, _ index: Int) {
    guard let change else { return }
    logger.warning(
      "backend's address is \(change.rawValue)",
      metadata: ["backend": "\(name)", "address": "\(addresses[index].base)"]
    )
  }
}

/// What one attempt says about the address that it was made at.
enum AttemptResult: Sendable, Equatable {
  case success, failure, unknown
  case rest(Duration)
}

/// A number that several tasks change.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .relaxed) }
  func add(_ difference: Int) { count.wrappingAdd(difference, ordering: .relaxed) }
}
