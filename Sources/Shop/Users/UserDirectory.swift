/// What an account may do now, as a session has to know it.
///
/// A session records the version that it began with, asks for the account again at each request, and ends when the
/// version is another one or the account is gone: then its password, its role or its being active has changed.
public struct AccountAccess: Sendable, Hashable {
  public let caller: Caller
  /// `User.accessVersion`
  public let version: Int

  public init(caller: Caller, version: Int) {
    self.caller = caller
    self.version = version
  }
}

/// Who may sign in: what the gateway's sessions ask.
public struct UserDirectory: Sendable {
  private let store: any UserStore
  private let hasher: PasswordHasher
  private let allowsDemo: Bool

  /// Under `auth: demo`, and only there, the seeded demo accounts exist.
  public init(store: any UserStore, hasher: PasswordHasher = PasswordHasher(), allowsDemo: Bool = false) {
    self.store = store
    self.hasher = hasher
    self.allowsDemo = allowsDemo
  }

  /// The account that the address and password belong to. A wrong password, an unknown address, an inactive account and
  /// one without password all answer nil, after the same work.
  ///
  /// The version is that of the password that was checked: a session of it ends although the password changes before
  /// the session begins.
  /// - Throws: a 503 problem when too many sign in at once.
  public func access(email: String, password: String) async throws -> AccountAccess? {
    let found = try await store.credentials(email: email)
    let isRight = try await hasher.verify(password, against: found?.passwordHash)
    guard isRight, let user = found?.user, exists(user) else { return nil }
    return AccountAccess(caller: caller(user), version: user.accessVersion)
  }

  /// The account as it is now; nil when it is gone or inactive.
  public func access(id: Int) async throws -> AccountAccess? {
    guard let user = try await store.user(id), exists(user) else { return nil }
    return AccountAccess(caller: caller(user), version: user.accessVersion)
  }

  /// The caller of `access(email:password:)`, for whoever keeps no session.
  public func verify(email: String, password: String) async throws -> Caller? {
    try await access(email: email, password: password)?.caller
  }

  /// The caller of `access(id:)`.
  public func caller(id: Int) async throws -> Caller? { try await access(id: id)?.caller }

  /// As whom everybody acts under `auth: demo`: the seeded manager; nil under other modes, and in a shop without seed.
  public func demoCaller() async throws -> Caller? {
    guard let user = try await store.credentials(email: DemoAccount.manager.email)?.user, user.isDemo, exists(user)
    else { return nil }
    return caller(user)
  }

  private func exists(_ user: User) -> Bool { user.active && (allowsDemo || !user.isDemo) }

  private func caller(_ user: User) -> Caller { Caller(userID: user.id, name: user.name, role: user.role) }
}
