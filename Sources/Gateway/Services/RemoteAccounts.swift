import FacetValue
import NIOCore
import Shop

/// The accounts of a users module in another process.
struct RemoteAccounts: Accounts {
  let service: ServiceClient

  /// Checking a password takes a while, and longer when others wait for it too.
  private static let patience = TimeAmount.seconds(60)
  private static let lookUp = TimeAmount.seconds(5)

  func access(email: String, password: String) async throws -> AccountAccess? {
    let body: Value = ["email": .string(email), "password": .string(password)]
    return try Self.access(
      try await service.call("POST", ["internal", "accounts", "sign-in"], body: body, timeout: Self.patience))
  }

  func access(id: Int) async throws -> AccountAccess? {
    try Self.access(try await service.call("GET", ["internal", "accounts", String(id)], timeout: Self.lookUp))
  }

  /// Nil also when the module can't be asked: then everybody is the manager that demo has without it, and what can be
  /// shown without that module is shown.
  func demoCaller() async throws -> Caller? {
    do {
      return try Self.access(
        try await service.call("GET", ["internal", "demo-account"], timeout: Self.lookUp))?.caller
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
