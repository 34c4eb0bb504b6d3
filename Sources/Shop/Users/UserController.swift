/// What can be done with accounts, on a caller's behalf.
public struct UserController: Sendable {
  private let store: any UserStore
  private let hasher: PasswordHasher
  private let clock: any ShopClock

  public init(store: any UserStore, hasher: PasswordHasher = PasswordHasher(), clock: any ShopClock) {
    self.store = store
    self.hasher = hasher
    self.clock = clock
  }

  public func list(_ query: ListQuery<UserSort>, _ filter: UserFilter, as caller: Caller) async throws -> Page<User> {
    try Authorisation.check(.listUsers, caller)
    return try await store.list(query, filter)
  }

  public func read(_ id: Int, as caller: Caller) async throws -> User {
    try Authorisation.check(.readUser, caller)
    return try found(await store.user(id))
  }

  public func create(_ form: UserForm, as caller: Caller) async throws -> User {
    try Authorisation.check(.createUser, caller)
    guard let name = form.name, let email = form.email else {
      throw Problem.validation(form.name == nil ? "/name" : "/email", "is required")
    }
    let user = NewUser(
      name: name, email: email, role: form.role ?? .viewer, active: form.active ?? true,
      passwordHash: try await hash(form.password), createdAt: clock.now())
    return try found(await store.add([user]).first)
  }

  /// Changes what the form has; the rest stays, the password too.
  public func update(_ id: Int, _ form: UserForm, as caller: Caller) async throws -> User {
    try Authorisation.check(.updateUser, caller)
    // Before the hash: an unknown account should not cost one.
    _ = try found(await store.user(id))
    let change = UserChange(
      name: form.name, email: form.email, role: form.role, active: form.active,
      passwordHash: try await hash(form.password))
    return try found(await store.update(id, change, at: clock.now()))
  }

  public func delete(_ id: Int, as caller: Caller) async throws {
    try Authorisation.check(.deleteUser, caller)
    guard try await store.delete(id) else { throw Problem.notFound("user") }
  }

  private func hash(_ password: String?) async throws -> String? {
    guard let password else { return nil }
    return try await hasher.hash(password)
  }

  private func found(_ user: User?) throws(Problem) -> User {
    guard let user else { throw Problem.notFound("user") }
    return user
  }
}
