import HummingbirdCore
import Synchronization

/// Sees to it that a request's body has one reader at a time.
///
/// The client that passes a body on reads it in a task of its own, and that task may still wait for a part when the
/// answer has been sent. The connection then reads the rest itself, to reach the next request. Two readers of one
/// stream end the process, so the connection waits here until the client has let go.
final class BodyGate: Sendable {
  private struct State {
    var isUsed = false
    var isReading = false
    var isClosed = false
    var closer: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Whether anybody has read through the gate.
  var isUsed: Bool { state.withLock(\.isUsed) }

  /// From here on the body may be handed to a reader of its own.
  func use() { state.withLock { $0.isUsed = true } }

  /// Runs one read.
  ///
  /// - Throws: `CancellationError` when the gate is closed, or what the read throws.
  func read<Part>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Part
  ) async throws -> Part {
    let isOpen = state.withLock { state in
      if !state.isClosed { state.isReading = true }
      return !state.isClosed
    }
    guard isOpen else { throw CancellationError() }
    defer { finishReading() }
    return try await body()
  }

  /// Refuses further reads, and returns when the one that is under way has ended.
  func close() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        state.isClosed = true
        if state.isReading { state.closer = continuation }
        return !state.isReading
      }
      if isFree { continuation.resume() }
    }
  }

  private func finishReading() {
    let closer = state.withLock { state in
      state.isReading = false
      defer { state.closer = nil }
      return state.closer
    }
    closer?.resume()
  }
}

extension ResponseBody {
  /// The same body; when it was sent, or could not be, the gate is closed.
  func closing(_ gate: BodyGate) -> ResponseBody {
    ResponseBody(contentLength: contentLength) { writer in
      do {
        try await write(writer)
      } catch {
        await gate.close()
        throw error
      }
      await gate.close()
    }
  }
}
