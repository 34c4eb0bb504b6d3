import AsyncHTTPClient
import NIOCore
import NIOPosix
import Synchronization

/// The body of another server's answer, a part at a time, with a limit on how long it may let us wait.
///
/// Only waiting for the other server is counted: a visitor who reads slowly doesn't make it late. What is not read is not
/// fetched, so a body of any size takes no more memory than a few parts.
final class UpstreamBody: Sendable {
  private let reader: Reader
  private let idle: Duration
  /// What is left of the whole time; nil has no end.
  private let left: Mutex<Duration?>

  /// - Parameters:
  ///   - idle: the longest wait for one part.
  ///   - total: all waits together; nil for streams that stay open.
  init(_ body: HTTPClientResponse.Body, idle: Duration, total: Duration?) {
    reader = Reader(body)
    self.idle = idle
    left = Mutex(total)
  }

  /// The next part, or nil at the end, which the other server has marked as such.
  ///
  /// One task may read at a time.
  /// - Throws: `CallFailure.timeout`, `CancellationError`, or what went wrong on the way: then the body is not whole.
  func next() async throws -> ByteBuffer? {
    let limit = min(idle, left.withLock { $0 } ?? idle)
    guard limit > .zero else { throw CallFailure.timeout }
    let begun = ContinuousClock.now
    let reading = Task { [reader] in
      let part = try await reader.next()
      // A cancelled read may come back as an end.
      try Task.checkCancellation()
      return part
    }
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: .nanoseconds(limit.nanoseconds)) {
      reading.cancel()
    }
    defer {
      timer.cancel()
      let waited = ContinuousClock.now - begun
      left.withLock { if let before = $0 { $0 = before - waited } }
    }
    do {
      return try await withTaskCancellationHandler {
        try await reading.value
      } onCancel: {
        reading.cancel()
      }
    } catch let error where reading.isCancelled {
      if Task.isCancelled { throw error }
      throw CallFailure.timeout
    }
  }

  /// The whole of it.
  ///
  /// - Throws: `NIOTooManyBytesError`, or what `next` throws.
  func collect(upTo limit: Int) async throws -> ByteBuffer {
    var whole = ByteBuffer()
    while let part = try await next() {
      guard part.readableBytes <= limit - whole.readableBytes else { throw NIOTooManyBytesError(maxBytes: limit) }
      whole.writeImmutableBuffer(part)
    }
    return whole
  }

  /// Holds the iterator, which no two tasks may share.
  private actor Reader {
    private let body: HTTPClientResponse.Body
    private var iterator: HTTPClientResponse.Body.AsyncIterator?

    init(_ body: HTTPClientResponse.Body) { self.body = body }

    func next() async throws -> ByteBuffer? {
      var current = iterator ?? body.makeAsyncIterator()
      let part = try await current.next(isolation: self)
      iterator = current
      return part
    }
  }
}

extension Duration {
  /// Clamped to what fits.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, hasOverflown) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return hasOverflown ? (seconds < 0 ? .min / 2 : .max / 2) : product + attoseconds / 1_000_000_000
  }
}
