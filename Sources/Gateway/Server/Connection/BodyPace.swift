import NIOCore

/// Watches how fast a body comes.
struct BodyPace: Equatable {
  private var since: NIODeadline
  private var bytes = 0
  /// Nil while the reading end waits for bytes; else since when it has not wanted any.
  private var pausedAt: NIODeadline?
  private let stretch: TimeAmount
  private let minimum: Int

  init(now: NIODeadline, limits: ConnectionLimits) {
    since = now
    stretch = limits.body
    minimum = limits.bodyBytes
  }

  /// When it will have been too slow; nil while nobody wants bytes.
  var deadline: NIODeadline? { pausedAt == nil ? since + stretch : nil }

  mutating func received(_ count: Int, now: NIODeadline) {
    bytes += count
    guard bytes >= minimum else { return }
    bytes = 0
    since = now
  }

  /// The time in which the application doesn't read is not the sender's.
  mutating func setWanted(_ isWanted: Bool, now: NIODeadline) {
    if isWanted, let paused = pausedAt {
      since = since + (now - paused)
      pausedAt = nil
    } else if !isWanted, pausedAt == nil {
      pausedAt = now
    }
  }
}
