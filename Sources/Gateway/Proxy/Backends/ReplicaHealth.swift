/// Whether one address of a backend should get requests.
///
/// Pure: it is told the time. What calls show (passive) ejects it for a while that doubles; what checks show (active) takes
/// it down until they succeed again.
struct ReplicaHealth: Sendable, Equatable {
  typealias Instant = ProxyClock.Instant

  enum State: String, Sendable {
    case up
    /// Calls failed. It is avoided while another address can be used.
    case ejected
    /// It has asked for a pause (`Retry-After`). It is avoided in the same way.
    case resting
    /// Its checks fail: it gets nothing.
    case down
  }

  /// Something that the log should tell.
  enum Change: String, Sendable { case ejected, down, up }

  /// Failures in a row that eject.
  static let tolerance = 3
  static let firstEjection = Duration.seconds(1)
  static let longestEjection = Duration.seconds(30)
  /// Without a failure for so long, an ejection is as short as the first.
  static let memory = Duration.seconds(60)
  /// Checks in a row that take it down, or bring it back.
  static let checksToChange = 2
  static let longestRest = Duration.seconds(30)

  private(set) var failures = 0
  private(set) var ejections = 0
  private(set) var isDown = false
  private var ejectedUntil: Instant?
  private var restsUntil: Instant?
  /// It was ejected and has not answered since.
  private var isOnProbation = false
  private var checksAgainst = 0

  func state(_ now: Instant) -> State {
    if isDown { return .down }
    if let ejectedUntil, now < ejectedUntil { return .ejected }
    if let restsUntil, now < restsUntil { return .resting }
    return .up
  }

  mutating func succeeded(_ now: Instant) {
    guard state(now) != .ejected else { return }
    failures = 0
    isOnProbation = false
    if let ejectedUntil, ejectedUntil + Self.memory < now { ejections = 0 }
  }

  mutating func failed(_ now: Instant) -> Change? {
    // Calls that began before the ejection end after it; they are no news.
    guard state(now) != .ejected else { return nil }
    failures += 1
    guard failures >= Self.tolerance || isOnProbation else { return nil }
    let pause = Self.firstEjection * (1 << min(ejections, 10))
    ejections += 1
    failures = 0
    isOnProbation = true
    ejectedUntil = now + min(pause, Self.longestEjection)
    return .ejected
  }

  /// It answered 503 with `Retry-After`: no failure, but a wish.
  mutating func rest(_ pause: Duration, _ now: Instant) {
    restsUntil = now + min(pause, Self.longestRest)
  }

  /// The end of an active check.
  mutating func checked(_ isWell: Bool) -> Change? {
    checksAgainst = isWell == isDown ? checksAgainst + 1 : 0
    guard checksAgainst >= Self.checksToChange else { return nil }
    checksAgainst = 0
    isDown.toggle()
    if !isDown {
      // It was watched while it came back, so no more patience is needed.
      ejectedUntil = nil
      isOnProbation = false
      failures = 0
    }
    return isDown ? .down : .up
  }
}
