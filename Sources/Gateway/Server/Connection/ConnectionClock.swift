import NIOCore

/// Says when a connection has waited long enough. It is told what happens and what time it is, and keeps no timer.
struct ConnectionClock {
  enum Reason: Equatable {
    /// Nothing has come.
    case silence
    /// A head has not come in full.
    case head
    /// A body came too slowly.
    case body
    /// The answer is not taken.
    case stall
    /// Everything has been said.
    case end
    /// The server stops.
    case shutdown
  }

  private enum Reading: Equatable {
    case silence(since: NIODeadline, isFirst: Bool)
    case head(since: NIODeadline)
    case body(BodyPace)
    /// Nothing is waited for: an answer is being made.
    case nothing
  }

  private let limits: ConnectionLimits
  private var reading: Reading
  private var isWanted = true
  private var isAnswering = false
  private var stalledSince: NIODeadline?
  private var endedAt: NIODeadline?
  private var shutdownAt: NIODeadline?

  init(limits: ConnectionLimits, now: NIODeadline) {
    self.limits = limits
    reading = .silence(since: now, isFirst: true)
  }

  /// The next point in time at which something is over, and what.
  var next: (deadline: NIODeadline, reason: Reason)? {
    var found: [(deadline: NIODeadline, reason: Reason)] = []
    if let endedAt {
      found.append((endedAt + limits.linger, .end))
    } else {
      switch reading {
      case .silence(let since, let isFirst): found.append((since + (isFirst ? limits.head : limits.idle), .silence))
      // While an earlier request is being answered, the next one may come when it likes.
      case .head(let since): if !isAnswering { found.append((since + limits.head, .head)) }
      case .body(let pace):
        if let deadline = pace.deadline { found.append((deadline, .body)) }
        if let shutdownAt { found.append((shutdownAt + limits.shutdownBody, .body)) }
      case .nothing: break
      }
      if let stalledSince { found.append((stalledSince + limits.stall, .stall)) }
    }
    if let shutdownAt { found.append((shutdownAt + limits.shutdown, .shutdown)) }
    return found.min { $0.deadline < $1.deadline }
  }

  /// The first bytes of a request.
  mutating func headBegan(_ now: NIODeadline) {
    switch reading {
    // The time that a new connection was silent counts, too.
    case .silence(let since, isFirst: true): reading = .head(since: since)
    case .silence, .nothing: reading = .head(since: now)
    case .head, .body: break
    }
  }

  mutating func bodyBegan(_ now: NIODeadline) {
    var pace = BodyPace(now: now, limits: limits)
    pace.setWanted(isWanted, now: now)
    reading = .body(pace)
    isAnswering = true
  }

  mutating func received(_ count: Int, _ now: NIODeadline) {
    guard case .body(var pace) = reading else { return }
    pace.received(count, now: now)
    reading = .body(pace)
  }

  /// A request has come in full; until its answer has gone nothing is waited for.
  mutating func requestEnded() { reading = .nothing }

  /// Every request has been answered.
  mutating func becameIdle(_ now: NIODeadline) {
    isAnswering = false
    switch reading {
    case .nothing: reading = .silence(since: now, isFirst: false)
    case .head: reading = .head(since: now)
    case .silence, .body: break
    }
  }

  /// Whether the application would take more bytes.
  mutating func setWanted(_ isWanted: Bool, _ now: NIODeadline) {
    self.isWanted = isWanted
    guard case .body(var pace) = reading else { return }
    pace.setWanted(isWanted, now: now)
    reading = .body(pace)
  }

  mutating func setWritable(_ isWritable: Bool, _ now: NIODeadline) {
    stalledSince = isWritable ? nil : stalledSince ?? now
  }

  /// Nothing more is sent.
  mutating func ended(_ now: NIODeadline) { endedAt = endedAt ?? now }

  mutating func shutdownBegan(_ now: NIODeadline) { shutdownAt = shutdownAt ?? now }
}
