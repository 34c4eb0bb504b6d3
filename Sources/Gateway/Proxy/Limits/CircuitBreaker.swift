/// Stops sending to a backend whose calls fail, and finds out with single calls when it is back.
///
/// Pure: it is told the time. Closed, it counts the last calls; when at least `minimum` of them ended within `window` and
/// half of those failed, it opens. Open, it refuses for a time that doubles from one opening to the next. After that one
/// call at a time is let through as a probe, whose end closes or opens it.
struct CircuitBreaker: Sendable, Equatable {
  typealias Instant = ProxyClock.Instant

  enum Outcome: Sendable, Equatable {
    case success, failure
    /// Nothing was learnt: the visitor left, or the call was never made.
    case unknown
  }

  enum Admission: Sendable, Equatable {
    case pass
    /// The one call by which an open breaker finds out more.
    case probe
    case refuse(until: Instant)
  }

  enum State: Sendable, Equatable {
    case closed
    case open(until: Instant)
    case probing
  }

  static let minimum = 5
  static let kept = 20
  static let window = Duration.seconds(10)
  static let firstPause = Duration.seconds(1)
  static let longestPause = Duration.seconds(4)

  private(set) var state = State.closed
  /// How often it has opened since it was closed last.
  private var openings = 0
  private var ends: [(at: Instant, failed: Bool)] = []

  mutating func admit(_ now: Instant) -> Admission {
    switch state {
    case .closed: return .pass
    case .open(let until) where now < until: return .refuse(until: until)
    case .open:
      state = .probing
      return .probe
    case .probing: return .refuse(until: now + Self.firstPause)
    }
  }

  /// The end of a call that was let through.
  mutating func record(_ outcome: Outcome, wasProbe: Bool, _ now: Instant) {
    if wasProbe { return recordProbe(outcome, now) }
    // What began before the breaker opened says nothing about the backend as it is now.
    guard state == .closed, outcome != .unknown else { return }
    ends.append((now, outcome == .failure))
    ends.removeFirst(max(0, ends.count - Self.kept))
    ends.removeAll { $0.at + Self.window < now }
    let failed = ends.count { $0.failed }
    if ends.count >= Self.minimum, failed * 2 >= ends.count { open(now) }
  }

  private mutating func recordProbe(_ outcome: Outcome, _ now: Instant) {
    guard state == .probing else { return }
    switch outcome {
    case .success: self = CircuitBreaker()
    case .failure: open(now)
    case .unknown: state = .open(until: now)
    }
  }

  private mutating func open(_ now: Instant) {
    let pause = Self.firstPause * (1 << min(openings, 10))
    openings += 1
    ends = []
    state = .open(until: now + min(pause, Self.longestPause))
  }

  static func == (one: CircuitBreaker, other: CircuitBreaker) -> Bool {
    one.state == other.state && one.openings == other.openings
      && one.ends.elementsEqual(other.ends) { $0.at == $1.at && $0.failed == $1.failed }
  }
}
