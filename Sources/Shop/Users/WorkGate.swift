import Dispatch

/// Runs expensive, blocking work on threads of its own: a few at once, some waiting, the rest refused.
///
/// Without it a handful of sign-ins would hold every thread of the cooperative pool, and with it the whole server.
public actor WorkGate {
  /// Serial queues that nobody works on. A concurrent queue would not do: on Linux its threads come out of the same
  /// small pool as those of Swift's tasks.
  private var free: [DispatchQueue]
  private let queueLimit: Int
  private var waiting: [CheckedContinuation<DispatchQueue, Never>] = []

  public init(width: Int, queueLimit: Int, label: String) {
    free = (0..<max(width, 1)).map { DispatchQueue(label: "\(label).\($0)") }
    self.queueLimit = queueLimit
  }

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
