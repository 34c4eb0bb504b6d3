import Dispatch

/// Runs expensive, blocking work on threads of its own: a few at once, some waiting, the rest refused.
///
/// Without it a handful of sign-ins would hold every thread of the cooperative pool, and with it the whole server.
public actor WorkGate {
  /// Serial queues that nobody works on. A concurrent queue would not do: on Linux its threads come out of the same
  /// small pool as those of Swift's tasks.
  private var free: [DispatchQueue]
  private let width: Int
  private let queueLimit: Int
  private var waiting: [CheckedContinuation<DispatchQueue, Never>] = []
  private var refused = 0

  /// How busy a gate is.
  public struct Load: Sendable, Equatable {
    /// Pieces of work that run.
    public let running: Int
    /// Pieces of work that wait for a place.
    public let waiting: Int
    /// How many were refused since the gate was made.
    public let refused: Int
  }

  public init(width: Int, queueLimit: Int, label: String) {
    self.width = max(width, 1)
    free = (0..<self.width).map { DispatchQueue(label: "\(label).\($0)") }
    self.queueLimit = queueLimit
  }

  /// How busy it is now.
  public var load: Load { Load(running: width - free.count, waiting: waiting.count, refused: refused) }

  /// - Throws: a 503 problem when too many wait already, or what the work throws.
  public func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    let queue = try await enter()
    defer { leave(queue) }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func enter() async throws(Problem) -> DispatchQueue {
    if let queue = free.popLast() { return queue }
    guard waiting.count < queueLimit else {
      refused += 1
      throw Problem.unavailable("Too many sign-ins at once. Try again in a moment.", retryAfter: 2)
    }
    return await withCheckedContinuation { waiting.append($0) }
  }

  /// Hands the place to whoever has waited longest.
  private func leave(_ queue: DispatchQueue) {
    if waiting.isEmpty {
      free.append(queue)
    } else {
      waiting.removeFirst().resume(returning: queue)
    }
  }
}
