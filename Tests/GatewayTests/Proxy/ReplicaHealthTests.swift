import Testing

@testable import Gateway

@Suite struct ReplicaHealthTests {
  private let start = ContinuousClock.now

  private func after(_ seconds: Double) -> ProxyClock.Instant { start + .seconds(seconds) }

  private func ejected() -> ReplicaHealth {
    var health = ReplicaHealth()
    for _ in 0..<ReplicaHealth.tolerance { _ = health.failed(start) }
    return health
  }

  @Test func threeFailuresInARowEject() {
    var health = ReplicaHealth()
    #expect(health.failed(start) == nil && health.failed(start) == nil)
    health.succeeded(start)
    #expect(health.failed(start) == nil && health.failed(start) == nil)
    #expect(health.state(start) == .up)
    #expect(health.failed(start) == .ejected)
    #expect(health.state(after(0.9)) == .ejected && health.state(after(1)) == .up)
  }

  @Test func afterAnEjectionOneFailureIsEnoughAndThePauseDoubles() {
    var health = ejected()
    var now = start
    var pauses: [Double] = []
    for pause in [1.0, 2, 4, 8, 16, 30, 30] {
      #expect(health.state(now + .seconds(pause - 0.01)) == .ejected)
      now += .seconds(pause)
      #expect(health.state(now) == .up)
      pauses.append(pause)
      #expect(health.failed(now) == .ejected)
    }
    #expect(health.ejections == pauses.count + 1)
  }

  @Test func anAnswerEndsProbationAndTimeTheMemory() {
    var health = ejected()
    health.succeeded(after(1))
    #expect(health.failed(after(1)) == nil)
    #expect(health.failures == 1 && health.ejections == 1)
    health.succeeded(after(62))
    #expect(health.ejections == 0)
  }

  @Test func whatBeganBeforeAnEjectionIsNoNews() {
    var health = ejected()
    #expect(health.failed(after(0.5)) == nil)
    health.succeeded(after(0.5))
    #expect(health == ejected())
  }

  @Test func checksTakeItDownAndBringItBack() {
    var health = ReplicaHealth()
    #expect(health.checked(false) == nil)
    #expect(health.checked(true) == nil)
    #expect(health.checked(false) == nil)
    #expect(health.checked(false) == .down)
    #expect(health.state(after(3600)) == .down)
    #expect(health.checked(true) == nil)
    #expect(health.checked(false) == nil)
    #expect(health.checked(true) == nil)
    #expect(health.checked(true) == .up)
    #expect(health.state(start) == .up)
  }

  @Test func checksThatSucceedAgainEndAnEjection() {
    var health = ejected()
    #expect(health.checked(false) == nil && health.checked(false) == .down)
    #expect(health.checked(true) == nil && health.checked(true) == .up)
    #expect(health.state(start) == .up)
    #expect(health.failed(start) == nil)
  }

  @Test func whoAsksForAPauseGetsOneAndIsNotEjected() {
    var health = ReplicaHealth()
    health.rest(.seconds(5), start)
    #expect(health.state(after(4)) == .resting && health.state(after(5)) == .up)
    health.rest(.seconds(3600), start)
    #expect(health.state(after(30)) == .up)
    #expect(health.ejections == 0 && health.failures == 0)
  }
}
