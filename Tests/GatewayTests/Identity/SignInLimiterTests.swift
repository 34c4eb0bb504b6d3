import FacetValue
import Shop
import Testing

@testable import Gateway

@Suite struct SignInLimiterTests {
  /// How many of these attempts may be made, all of which fail.
  private func failures(
    _ limiter: SignInLimiter, _ count: Int, account: (Int) -> String = { _ in "a@shop.example" },
    address: (Int) -> String = { _ in "192.0.2.1" }
  ) -> Int {
    (0..<count).count { (try? limiter.begin(account: account($0), address: address($0))) != nil }
  }

  @Test func afterTenFailuresAnAccountHasToWaitWhereTheyWere() throws {
    let clock = MovableClock()
    let limiter = SignInLimiter(clock: clock)
    #expect(failures(limiter, 30) == 10)
    let problem = #expect(throws: Problem.self) { try limiter.begin(account: "a@shop.example", address: "192.0.2.1") }
    #expect(problem?.status == 429)
    #expect(problem?.retryAfter == 90)
    // The account's owner is elsewhere.
    _ = try limiter.begin(account: "a@shop.example", address: "198.51.100.1")
    clock.pass(seconds: 90)
    #expect(failures(limiter, 30) == 1)
  }

  @Test func howAnAddressIsWrittenMakesNoDifference() {
    let limiter = SignInLimiter(clock: MovableClock())
    let spellings = ["a@shop.example", "A@Shop.example", " a@shop.example "]
    #expect(failures(limiter, 30, account: { spellings[$0 % 3] }) == 10)
  }

  @Test func whoeverGetsInHasFailedNowhere() throws {
    let limiter = SignInLimiter(clock: MovableClock())
    for _ in 0..<500 { limiter.takeBack(try limiter.begin(account: "a@shop.example", address: "192.0.2.1")) }
    #expect(failures(limiter, 30) == 10)
  }

  /// The server was too busy to look at the password.
  @Test func anAttemptThatWasNotCheckedIsNone() async throws {
    let limiter = SignInLimiter(clock: MovableClock())
    for _ in 0..<50 {
      let attempt = try limiter.begin(account: "a@shop.example", address: "192.0.2.1")
      await #expect(throws: Problem.self) {
        try await limiter.uncounted(attempt) { throw Problem.unavailable("busy", retryAfter: 1) }
      }
    }
    #expect(failures(limiter, 30) == 10)
  }

  @Test func oneNetworkTriesOnlySoManyAccounts() {
    let limiter = SignInLimiter(clock: MovableClock())
    #expect(failures(limiter, 200, account: { "user\($0)@shop.example" }) == 50)
    // A subscriber has 2^64 addresses of IPv6; they are one network.
    let other = SignInLimiter(clock: MovableClock())
    let address = { (number: Int) in "2001:db8:0:1::\(String(number, radix: 16))" }
    #expect(failures(other, 200, account: { "user\($0)@shop.example" }, address: address) == 50)
  }

  @Test func anAccountIsGuessedAtOnlySoOftenFromEverywhere() {
    let limiter = SignInLimiter(clock: MovableClock())
    #expect(failures(limiter, 300, address: { "192.0.2.\($0 % 250)" }) == 100)
  }

  @Test func whatIsRememberedIsLimited() {
    let limiter = SignInLimiter(clock: MovableClock(), capacity: 100)
    _ = failures(limiter, 5000, account: { "user\($0)@shop.example" }, address: { "10.0.\($0 / 250).\($0 % 250)" })
    // Who has failed most is remembered longest.
    #expect(failures(limiter, 30) == 10)
  }
}
