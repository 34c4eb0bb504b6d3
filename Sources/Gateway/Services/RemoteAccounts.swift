import FacetValue
import NIOCore
import Shop
import Synchronization

/// The accounts of a users module in another process.
///
/// While that can't be asked, whoever was signed in stays what the last answer said, for five minutes: what other
/// modules have is still there for him. A right that was taken away meanwhile can't have been, because nobody can change
/// an account either.
final class RemoteAccounts: Accounts {
  private struct Known {
    let access: AccountAccess
    let time: Instant
  }

  private let service: any InternalService
  private let clock: any ShopClock
  private let known = Mutex<[Int: Known]>([:])

  /// Milliseconds that an answer stands in for one that does not come.
  static let memory = 300_000
  private static let capacity = 10_000
  /// Checking a password takes a while, and longer when others wait for it too.
  private static let patience = TimeAmount.seconds(60)
  private static let lookUp = TimeAmount.seconds(2)

  init(service: any InternalService, clock: any ShopClock = SystemClock()) {
    self.service = service
    self.clock = clock
  }

  func access(email: String, password: String) async throws -> AccountAccess? {
    let body: Value = ["email": .string(email), "password": .string(password)]
    return try Self.access(
      try await service.call("POST", ["internal", "accounts", "sign-in"], body: body, timeout: Self.patience))
  }

  func access(id: Int) async throws -> AccountAccess? {
    do {
      let answer = try await service.call("GET", ["internal", "accounts", String(id)], body: nil, timeout: Self.lookUp)
      let access = try Self.access(answer)
      remember(id, access)
      return access
    } catch let problem as Problem where problem.status >= 500 {
      guard let access = remembered(id) else { throw problem }
      return access
    }
  }

  private func remember(_ id: Int, _ access: AccountAccess?) {
    known.withLock { known in
      if known.count >= Self.capacity, known[id] == nil { known = [:] }
      known[id] = access.map { Known(access: $0, time: clock.now()) }
    }
  }

  private func remembered(_ id: Int) -> AccountAccess? {
    let now = clock.now()
    return known.withLock { known in
      guard let one = known[id], now.milliseconds &- one.time.milliseconds < Self.memory else { return nil }
      return one.access
    }
  }

  /// Nil also when the module can't be asked: then everybody is the manager that demo has without it, and what can be
  /// shown without that module is shown.
  func demoCaller() async throws -> Caller? {
    do {
      return try Self.access(
        try await service.call("GET", ["internal", "demo-account"], body: nil, timeout: Self.lookUp))?.caller
    } catch is Problem {
      return nil
    }
  }

  /// `{"account": null}`, or an account as `value(of:)` writes it.
  private static func access(_ answer: Value?) throws -> AccountAccess? {
    guard let account = try WireObject(answer).object("account") else { return nil }
    guard let role = Role(rawValue: try account.text("role")) else { throw account.wrong("role", "must be a role") }
    let caller = Caller(userID: try account.int("id"), name: try account.text("name"), role: role)
    return AccountAccess(caller: caller, version: try account.int("version"))
  }

  static func value(of access: AccountAccess?) -> Value {
    guard let access, let id = access.caller.userID else { return ["account": .null] }
    return [
      "account": [
        "id": .int(id), "name": .string(access.caller.name), "role": .string(access.caller.role.rawValue),
        "version": .int(access.version),
      ]
    ]
  }
}
