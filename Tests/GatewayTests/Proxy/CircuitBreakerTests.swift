import Testing

@testable import Gateway

@Suite struct CircuitBreakerTests {
  private let start = ContinuousClock.now

  private func after(_ seconds: Double) -> ProxyClock.Instant { start + .seconds(seconds) }

  /// A breaker that was opened at `start`.
  private func opened() -> CircuitBreaker {
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.minimum { breaker.record(.failure, wasProbe: false, start) }
    return breaker
  }

  @Test func itOpensWhenHalfOfTheLastCallsFailed() {
    var breaker = CircuitBreaker()
    for outcome in [CircuitBreaker.Outcome.success, .success, .success, .failure, .failure] {
      breaker.record(outcome, wasProbe: false, start)
      #expect(breaker.admit(start) == .pass)
    }
    breaker.record(.failure, wasProbe: false, start)
    #expect(breaker.admit(start) == .refuse(until: after(1)))
  }

  @Test func fewCallsSayNothing() {
    var breaker = CircuitBreaker()
    for _ in 1..<CircuitBreaker.minimum { breaker.record(.failure, wasProbe: false, start) }
    #expect(breaker.admit(start) == .pass)
    breaker.record(.unknown, wasProbe: false, start)
    #expect(breaker.admit(start) == .pass)
  }

  @Test func whatIsLongAgoIsForgotten() {
    var breaker = CircuitBreaker()
    for _ in 1..<CircuitBreaker.minimum { breaker.record(.failure, wasProbe: false, start) }
    breaker.record(.failure, wasProbe: false, after(11))
    #expect(breaker.admit(after(11)) == .pass)
  }

  @Test func oldSuccessesDoNotHideAnOutage() {
    var breaker = CircuitBreaker()
    for _ in 0..<1000 { breaker.record(.success, wasProbe: false, start) }
    for _ in 0..<10 { breaker.record(.failure, wasProbe: false, start) }
    #expect(breaker.admit(start) == .refuse(until: after(1)))
  }

  @Test func oneProbeAtATimeFindsOut() {
    var breaker = opened()
    #expect(breaker.admit(after(0.9)) == .refuse(until: after(1)))
    #expect(breaker.admit(after(1)) == .probe)
    #expect(breaker.admit(after(1)) == .refuse(until: after(2)))
    breaker.record(.success, wasProbe: true, after(1.1))
    #expect(breaker == CircuitBreaker())
  }

  @Test func pausesGrowAndHaveAnEnd() {
    var breaker = opened()
    var now = start
    var pauses: [Duration] = []
    for _ in 0..<6 {
      guard case .open(let until) = breaker.state else {
        Issue.record("not open")
        return
      }
      pauses.append(until - now)
      now = until
      #expect(breaker.admit(now) == .probe)
      breaker.record(.failure, wasProbe: true, now)
    }
    #expect(pauses == [1, 2, 4, 4, 4, 4].map { .seconds($0) })
  }

  @Test func aProbeThatTaughtNothingIsFollowedByAnother() {
    var breaker = opened()
    #expect(breaker.admit(after(1)) == .probe)
    breaker.record(.unknown, wasProbe: true, after(1))
    #expect(breaker.admit(after(1)) == .probe)
  }

  @Test func callsFromBeforeDoNotCount() {
    var breaker = opened()
    breaker.record(.success, wasProbe: false, after(0.5))
    breaker.record(.failure, wasProbe: false, after(0.5))
    #expect(breaker == opened())
  }
}
