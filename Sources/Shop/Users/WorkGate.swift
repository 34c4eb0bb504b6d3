import Dispatch

/// Runs expensive, blocking work on threads of its own: a few at once, some waiting, the rest refused.
///
/// Without it a handful of sign-ins would hold every thread of the cooperative pool, and with it the whole server.
public actor WorkGate {
  private let width: Int
  private let queueLimit: Int
  private var running = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private let threads: DispatchQueue

  public init(width: Int, queueLimit: Int, label: String) {
    self.width = width
    self.queueLimit = queueLimit
    threads = DispatchQueue(label: label, attributes: .concurrent)
  }

  /// - Throws: a 503 problem when too many wait already, or what the work throws.
  public func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      threads.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func enter() async throws(Problem) {
    if running < width {
      running += 1
      return
    }
    guard waiting.count < queueLimit else {
      throw Problem.unavailable("Too many sign-ins at once. Try again in a moment.", retryAfter: 2)
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Hands the place to whoever has waited longest, so that `running` stays as it is.
  private func leave() {
    if waiting.isEmpty {
      running -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }
}
