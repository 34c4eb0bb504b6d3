import FacetValue
import NIOCore
import Shop
import Synchronization
import Testing

@testable import Gateway

@Suite struct RemoteAccountsTests {
  /// A users module that a test takes away, and a clock that it moves on.
  private final class Users: InternalService, ShopClock {
    private let state = Mutex((role: Role?.some(.manager), isThere: true, time: 0))

    func set(role: Role?) { state.withLock { $0.role = role } }
    func set(isThere: Bool) { state.withLock { $0.isThere = isThere } }
    func advance(by milliseconds: Int) { state.withLock { $0.time += milliseconds } }
    func now() -> Instant { Instant(milliseconds: state.withLock { $0.time }) }

    func call(_ method: String, _ path: [String], body: Value?, timeout: TimeAmount) async throws -> Value? {
      let (role, isThere, _) = state.withLock { $0 }
      guard isThere else { throw Problem.unavailable("gone", retryAfter: 2) }
      let access = role.map { AccountAccess(caller: Caller(userID: 7, name: "M", role: $0), version: 3) }
      let bytes = JSONWriter.bytes(of: RemoteAccounts.value(of: access))
      return try JSONParser.parse(bytes)
    }
  }

  private let users = Users()
  private let accounts: RemoteAccounts

  init() { accounts = RemoteAccounts(service: users, clock: users) }

  @Test func theLastAnswerCountsForAWhile() async throws {
    #expect(try await accounts.access(id: 7)?.caller.role == .manager)
    users.set(isThere: false)
    users.advance(by: RemoteAccounts.memory - 1)
    #expect(try await accounts.access(id: 7)?.version == 3)
    users.advance(by: 1)
    await #expect(throws: Problem.self) { try await accounts.access(id: 7) }
    await #expect(throws: Problem.self) { try await accounts.access(id: 8) }
  }

  @Test func anAccountThatWasGoneStaysGone() async throws {
    #expect(try await accounts.access(id: 7) != nil)
    users.set(role: nil)
    #expect(try await accounts.access(id: 7) == nil)
    users.set(isThere: false)
    await #expect(throws: Problem.self) { try await accounts.access(id: 7) }
  }

  @Test func nobodySignsInWithoutTheModule() async throws {
    #expect(try await accounts.access(email: "m", password: "p") != nil)
    users.set(isThere: false)
    await #expect(throws: Problem.self) { try await accounts.access(email: "m", password: "p") }
    #expect(try await accounts.demoCaller() == nil)
  }
}
