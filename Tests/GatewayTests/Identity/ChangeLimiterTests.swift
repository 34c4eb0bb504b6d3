import Shop
import Testing

@testable import Gateway

@Suite struct ChangeLimiterTests {
  private func visitor(_ id: Int, signedIn: Bool = true) -> Visitor {
    Visitor(
      caller: Caller(userID: id, name: "Ada", role: .manager), mode: .users,
      session: signedIn ? SessionKey(digest: [UInt8](repeating: UInt8(id), count: 32)) : nil)
  }

  /// How many of these changes are let through.
  private func admitted(
    _ limiter: ChangeLimiter, _ count: Int, _ visitor: Visitor, method: String = "POST", address: String = "192.0.2.1"
  ) -> Int {
    (0..<count).count { _ in (try? limiter.admit(method, visitor, address: address)) != nil }
  }

  @Test func aVisitorChangesSoMuchAndMoreAsTimePasses() {
    let clock = MovableClock()
    let limiter = ChangeLimiter(perMinute: 20, clock: clock)
    #expect(admitted(limiter, 50, visitor(1)) == 20)
    let problem = #expect(throws: Problem.self) {
      try limiter.admit("DELETE", visitor(1), address: "192.0.2.1")
    }
    #expect(problem?.status == 429)
    #expect(problem?.retryAfter == 3)
    clock.pass(seconds: 3)
    #expect(admitted(limiter, 50, visitor(1)) == 1)
    clock.pass(seconds: 60)
    #expect(admitted(limiter, 50, visitor(1)) == 20)
  }

  @Test(arguments: ["GET", "HEAD", "OPTIONS"]) func readingIsFree(method: String) {
    let limiter = ChangeLimiter(perMinute: 1, clock: MovableClock())
    #expect(admitted(limiter, 50, visitor(1), method: method) == 50)
    #expect(admitted(limiter, 50, visitor(1)) == 1)
  }

  @Test func anAccountCountsFromEverywhereAndApartFromOthers() {
    let limiter = ChangeLimiter(perMinute: 10, clock: MovableClock())
    #expect(admitted(limiter, 6, visitor(1), address: "192.0.2.1") == 6)
    #expect(admitted(limiter, 6, visitor(1), address: "198.51.100.1") == 4)
    #expect(admitted(limiter, 6, visitor(2), address: "192.0.2.1") == 6)
  }

  /// In demo everybody acts as one account.
  @Test func withoutASessionTheNetworkCounts() {
    let limiter = ChangeLimiter(perMinute: 10, clock: MovableClock())
    #expect(admitted(limiter, 20, visitor(1, signedIn: false), address: "192.0.2.1") == 10)
    #expect(admitted(limiter, 20, visitor(1, signedIn: false), address: "192.0.2.2") == 10)
  }
}
