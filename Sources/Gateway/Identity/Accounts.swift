import Shop

/// Who may sign in, and what each account may do now.
public protocol Accounts: Sendable {
  /// The account that the address and password belong to, with the version of its access; nil when they don't.
  /// - Throws: a `Problem` with 503 when too many sign in at once.
  func access(email: String, password: String) async throws -> AccountAccess?
  /// The account as it is now; nil when it is gone or not active. A session of another version is over (ADR 51).
  func access(id: Int) async throws -> AccountAccess?
  /// As whom everybody acts in demo.
  func demoCaller() async throws -> Caller?
}

extension Caller {
  /// The manager that demo uses when no users module runs here.
  static let demo = Caller(userID: nil, name: "Demo", role: .manager)
}
