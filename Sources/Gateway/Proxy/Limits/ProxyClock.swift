/// The clock that deadlines, breakers and ejections go by. Tests bring one of their own.
struct ProxyClock: Sendable {
  typealias Instant = ContinuousClock.Instant

  var now: @Sendable () -> Instant
  /// Returns at that time, or throws when the task is cancelled.
  var sleep: @Sendable (_ until: Instant) async throws -> Void

  static let continuous = ProxyClock(
    now: { ContinuousClock.now }, sleep: { try await Task.sleep(until: $0, clock: .continuous) })
}

extension Duration {
  /// Whole milliseconds, rounded down.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, hasOverflown) = seconds.multipliedReportingOverflow(by: 1000)
    return hasOverflown ? (seconds < 0 ? .min : .max / 2) : product + attoseconds / 1_000_000_000_000_000
  }

  /// Whole seconds, rounded up, at least 1: what `Retry-After` says (RFC 9110 §10.2.3).
  var retryAfter: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(clamping: seconds) + (attoseconds > 0 ? 1 : 0))
  }
}
