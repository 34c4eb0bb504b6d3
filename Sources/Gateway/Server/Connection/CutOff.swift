import Synchronization

/// Ends the work for a connection that the stopping server has closed: nobody is left to answer, and the process waits.
///
/// Outside of a shutdown the work goes on when a client leaves: half of it may be done already.
final class CutOff: Sendable {
  private struct State {
    var isArmed = false
    var isClosed = false
    var cancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The server has begun to stop.
  func arm() { change { $0.isArmed = true } }
  /// The connection is closed.
  func closed() { change { $0.isClosed = true } }

  /// Runs work that is cancelled when the connection is cut off, or with the task that waits for it.
  func run(_ body: @escaping @Sendable () async -> Void) async {
    let task = Task(operation: body)
    change { $0.cancel = { task.cancel() } }
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    state.withLock { $0.cancel = nil }
  }

  private func change(_ body: (inout State) -> Void) {
    let cancel = state.withLock { state in
      body(&state)
      return state.isArmed && state.isClosed ? state.cancel : nil
    }
    cancel?()
  }
}
