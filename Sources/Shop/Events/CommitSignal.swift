import Synchronization

/// Tells the relay that something was committed, so that events leave at once and not at the next poll.
///
/// Signals are not counted: any number of them while nobody waits makes one wait return at once.
public final class CommitSignal: Sendable {
  private struct State {
    var generation = 0
    var nextWaiter = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  public init() {}

  public func notify() {
    let waiting = state.withLock { state in
      state.generation &+= 1
      defer { state.waiting = [:] }
      return state.waiting
    }
    for continuation in waiting.values { continuation.resume() }
  }

  /// How many signals there were; given to `wait` to learn of those in between.
  public var generation: Int { state.withLock(\.generation) }

  /// Returns at the first signal after `generation`, or when the task is cancelled.
  public func wait(after generation: Int) async {
    let waiter = state.withLock { state in
      state.nextWaiter &+= 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isWaiting = state.withLock { state in
          guard state.generation == generation, !Task.isCancelled else { return false }
          state.waiting[waiter] = continuation
          return true
        }
        if !isWaiting { continuation.resume() }
      }
    } onCancel: {
      // Cancelling before the continuation is stored is seen by the check of `isCancelled` above.
      state.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume()
    }
  }
}
