/// Tells the relay that something was committed, so that events leave at once and not at the next poll.
///
/// Signals are not counted: any number of them while nobody waits makes one wait return at once.
public actor CommitSignal {
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var generation = 0
  private var nextWaiter = 0

  public init() {}

  public func notify() {
    generation &+= 1
    let continuations = waiting.values
    waiting = [:]
    for each in continuations { each.resume() }
  }

  /// How many signals there were; given to `wait` to learn of those in between.
  public func current() -> Int { generation }

  /// Returns at the first signal after `generation`, or when the task is cancelled.
  public func wait(after generation: Int) async {
    guard self.generation == generation, !Task.isCancelled else { return }
    nextWaiter &+= 1
    let waiter = nextWaiter
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled || self.generation != generation {
          continuation.resume()
        } else {
          waiting[waiter] = continuation
        }
      }
    } onCancel: {
      Task { await self.cancel(waiter) }
    }
  }

  private func cancel(_ waiter: Int) { waiting.removeValue(forKey: waiter)?.resume() }
}
