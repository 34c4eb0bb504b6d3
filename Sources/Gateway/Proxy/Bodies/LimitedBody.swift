import FacetHummingbird
import HummingbirdCore
import NIOCore
import Synchronization

/// A request's body on its way to another server: read through a gate, failing as soon as it is larger than it may be.
struct LimitedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  let base: RequestBody
  let limit: Int
  let gate: BodyGate
  let progress: UploadProgress

  struct AsyncIterator: AsyncIteratorProtocol {
    var base: RequestBody.AsyncIterator
    var remaining: Int
    let limit: Int
    let gate: BodyGate
    let progress: UploadProgress
    var pace = LoopPace()

    mutating func next() async throws -> ByteBuffer? {
      try await pace.keep()
      progress.waitsForVisitor()
      defer { progress.waitsForServer() }
      guard let part = try await read() else { return nil }
      remaining -= part.readableBytes
      pace.passed(part.readableBytes)
      guard remaining >= 0 else { throw Self.tooLarge(limit) }
      return part
    }

    /// Whatever ends the body early is the visitor's doing, and must not be taken for the other server's.
    private mutating func read() async throws -> ByteBuffer? {
      do {
        return try await gate.read { try await base.next() }
      } catch {
        throw CallFailure.cancelled
      }
    }

    private static func tooLarge(_ limit: Int) -> RequestFault { LimitedBody.tooLarge(limit) }
  }

  static func tooLarge(_ limit: Int) -> RequestFault {
    RequestFault(413, "too-large", "The request's body is larger than \(limit) bytes.")
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), remaining: limit, limit: limit, gate: gate, progress: progress)
  }
}

/// Whom a streamed request waits for, so that a visitor who sends slowly doesn't make the other server late.
final class UploadProgress: Sendable {
  private struct State {
    var hasBegun = false
    /// Since when the other server is waited for; nil while the visitor is.
    var since: ProxyClock.Instant? = ContinuousClock.now
  }

  private let state = Mutex(State())

  /// Whether any of the body may have been sent, after which the request can't be sent again.
  var hasBegun: Bool { state.withLock(\.hasBegun) }

  func waitsForVisitor() {
    state.withLock {
      $0.hasBegun = true
      $0.since = nil
    }
  }

  func waitsForServer() { state.withLock { $0.since = ContinuousClock.now } }

  /// Returns when the other server has been waited for longer than that, or throws when the task is cancelled.
  func isLate(after limit: Duration) async throws {
    while true {
      let due = (state.withLock(\.since) ?? ContinuousClock.now) + limit
      if due <= ContinuousClock.now { return }
      try await Task.sleep(until: due, clock: .continuous)
    }
  }
}
