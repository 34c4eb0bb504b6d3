import Synchronization

/// Lets so many in at once. A few more wait in line, first come, first served; the rest are refused at once.
final class Gate: Sendable {
  enum Refusal: Error, Equatable {
    /// So many wait already.
    case full
    /// It was not this one's turn before its time was over.
    case late
  }

  struct Snapshot: Sendable, Equatable {
    let inside: Int
    let waiting: Int
    /// All those that were refused since the start.
    let refused: Int
  }

  private struct Waiter {
    let id: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var inside = 0
    var line: [Waiter] = []
    var nextID: UInt64 = 0
    var refused = 0
  }

  private let state = Mutex(State())
  private let limit: @Sendable () -> Int
  private let room: Int
  private let clock: ProxyClock

  /// - Parameters:
  ///   - limit: how many may be inside; asked again whenever somebody comes or leaves.
  ///   - room: how many may wait.
  init(limit: @escaping @Sendable () -> Int, room: Int, clock: ProxyClock = .continuous) {
    self.limit = limit
    self.room = room
    self.clock = clock
  }

  convenience init(limit: Int, room: Int, clock: ProxyClock = .continuous) {
    self.init(limit: { limit }, room: room, clock: clock)
  }

  var snapshot: Snapshot {
    state.withLock { Snapshot(inside: $0.inside, waiting: $0.line.count, refused: $0.refused) }
  }

  /// Enters if that is possible without waiting. Who has entered must leave.
  func enterAtOnce() -> Bool {
    state.withLock { enter(&$0) }
  }

  /// Enters, after waiting in line if there is need. Who has entered must leave.
  ///
  /// - Throws: `Refusal`, or `CancellationError`.
  func enter(until deadline: ProxyClock.Instant) async throws {
    let id: UInt64? = try state.withLock { state in
      if enter(&state) { return nil }
      guard state.line.count < room else {
        state.refused += 1
        throw Refusal.full
      }
      state.nextID &+= 1
      return state.nextID
    }
    guard let id else { return }
    let timer = Task { [clock] in
      try await clock.sleep(deadline)
      self.dismiss(id, Refusal.late)
    }
    defer { timer.cancel() }
    try await withTaskCancellationHandler {
      try await wait(as: id, until: deadline)
    } onCancel: {
      self.dismiss(id, CancellationError())
    }
  }

  /// Lets the first of the line in, if there is one.
  func leave() {
    let next: [Waiter] = state.withLock { state in
      state.inside -= 1
      var next: [Waiter] = []
      while !state.line.isEmpty, state.inside < limit() {
        state.inside += 1
        next.append(state.line.removeFirst())
      }
      return next
    }
    for waiter in next { waiter.continuation.resume() }
  }

  private func wait(as id: UInt64, until deadline: ProxyClock.Instant) async throws {
    try await withCheckedThrowingContinuation { continuation in
      // Between the first look and this one somebody may have left.
      let result: Result<Void, any Error>? = state.withLock { state in
        if Task.isCancelled { return .failure(CancellationError()) }
        if enter(&state) { return .success(()) }
        // The timer may have looked for this one already.
        guard clock.now() < deadline else {
          state.refused += 1
          return .failure(Refusal.late)
        }
        state.line.append(Waiter(id: id, continuation: continuation))
        return nil
      }
      if let result { continuation.resume(with: result) }
    }
  }

  /// Nobody overtakes who waits.
  private func enter(_ state: inout State) -> Bool {
    guard state.line.isEmpty, state.inside < limit() else { return false }
    state.inside += 1
    return true
  }

  private func dismiss(_ id: UInt64, _ error: any Error) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.line.firstIndex(where: { $0.id == id }) else { return nil }
      if error is Refusal { state.refused += 1 }
      return state.line.remove(at: index)
    }
    waiter?.continuation.resume(throwing: error)
  }
}
