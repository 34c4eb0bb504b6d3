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

  /// The caller that the address and password belong to. A wrong password, an unknown address, an inactive account and
  /// one without password all answer nil, after the same work.
  /// - Throws: a 503 problem when too many sign in at once.
  public func verify(email: String, password: String) async throws -> Caller? {
    let found = try await store.credentials(email: email)
    let isRight = try await hasher.verify(password, against: found?.passwordHash)
    guard isRight, let user = found?.user, exists(user) else { return nil }
    return caller(user)
  }

  /// The caller of a session as the account is now; nil when it is gone or inactive.
  public func caller(id: Int) async throws -> Caller? {
    guard let user = try await store.user(id), exists(user) else { return nil }
    return caller(user)
  }

  /// As whom everybody acts under `auth: demo`: the seeded manager; nil under other modes, and in a shop without seed.
  public func demoCaller() async throws -> Caller? {
    guard let user = try await store.credentials(email: DemoAccount.manager.email)?.user, user.isDemo, exists(user)
    else { return nil }
    return caller(user)
  }

  private func exists(_ user: User) -> Bool { user.active && (allowsDemo || !user.isDemo) }

  private func caller(_ user: User) -> Caller { Caller(userID: user.id, name: user.name, role: user.role) }
}
