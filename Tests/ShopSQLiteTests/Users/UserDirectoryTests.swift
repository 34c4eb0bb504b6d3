import FacetValue
import ShopSQLite
import Testing

@testable import Shop

/// What a session needs to know of its account.
@Suite struct UserDirectoryTests {
  private let folder: TemporaryFolder
  private let store: UserSQLiteStore
  private let users: UserController
  private let directory: UserDirectory
  /// Cheap: what scrypt costs is not what is tested.
  private let hasher = PasswordHasher(cost: PasswordHasher.Cost(rounds: 16, blockSize: 1, parallelism: 1))
  private let admin = Caller(userID: 1, name: "Root", role: .admin)

  init() async throws {
    folder = try TemporaryFolder()
    store = try UserSQLiteStore(file: folder.file())
    users = UserController(store: store, hasher: hasher, clock: FixedClock(Instant(milliseconds: 1000)))
    directory = UserDirectory(store: store, hasher: hasher)
    for (name, role) in [("Root", Role.admin), ("Ann", .manager)] {
      let form = UserForm(
        name: name, email: "\(name.lowercased())@example.com", role: role, password: "first password")
      _ = try await users.create(form, as: admin)
    }
  }

  @Test func aSessionKnowsWhenItHasToEnd() async throws {
    let session = try #require(try await directory.access(email: "ann@example.com", password: "first password"))
    #expect(session.caller == Caller(userID: 2, name: "Ann", role: .manager))
    #expect(try await directory.access(id: 2) == session)

    _ = try await users.update(2, UserForm(password: "other password"), as: admin)
    let now = try #require(try await directory.access(id: 2))
    #expect(now.caller == session.caller && now.version != session.version)
    #expect(try await directory.access(email: "ann@example.com", password: "first password") == nil)
    #expect(try await directory.access(email: "ann@example.com", password: "other password") == now)

    _ = try await users.update(2, UserForm(role: .viewer), as: admin)
    let demoted = try #require(try await directory.access(id: 2))
    #expect(demoted.caller.role == .viewer && demoted.version != now.version)

    _ = try await users.update(2, UserForm(active: false), as: admin)
    #expect(try await directory.access(id: 2) == nil)
    _ = try await users.update(2, UserForm(active: true), as: admin)
    #expect(try await directory.access(id: 2)?.version != demoted.version, "what was closed stays closed")

    try await users.delete(2, as: admin)
    #expect(try await directory.access(id: 2) == nil)
  }

  @Test func aNewNameEndsNothing() async throws {
    let session = try #require(try await directory.access(id: 2))
    _ = try await users.update(2, UserForm(name: "Anna", email: "anna@example.com"), as: admin)
    let now = try #require(try await directory.access(id: 2))
    #expect(now.version == session.version && now.caller.name == "Anna")
  }

  /// The old password is right when it is looked at, and changed while its hash is computed.
  @Test func aSignInWithAPasswordThatIsJustBeingChangedDoesNotLast() async throws {
    let slow = UserDirectory(store: OvertakenUsers(store: store), hasher: hasher)
    let session = try #require(try await slow.access(email: "ann@example.com", password: "first password"))
    #expect(try await directory.access(id: 2)?.version != session.version)
  }

  @Test func theAPIDoesNotTellTheVersion() async throws {
    let user = try #require(try await store.user(2))
    guard case .record(let record) = user.value else {
      Issue.record("no record")
      return
    }
    #expect(record.shape.fields == ["id", "name", "email", "role", "active", "createdAt", "updatedAt"])
  }
}

/// Accounts whose password changes right after somebody has looked at it.
private struct OvertakenUsers: UserStore {
  let store: any UserStore

  func credentials(email: String) async throws -> UserCredentials? {
    let found = try await store.credentials(email: email)
    if let id = found?.user.id {
      _ = try await store.update(id, UserChange(passwordHash: "another"), at: Instant(milliseconds: 2000))
    }
    return found
  }
  func list(_ query: ListQuery<UserSort>, _ filter: UserFilter) async throws -> Page<User> {
    try await store.list(query, filter)
  }
  func user(_ id: Int) async throws -> User? { try await store.user(id) }
  func add(_ users: [NewUser]) async throws -> [User] { try await store.add(users) }
  func update(_ id: Int, _ change: UserChange, at now: Instant) async throws -> User? {
    try await store.update(id, change, at: now)
  }
  func delete(_ id: Int) async throws -> Bool { try await store.delete(id) }
  func unhealthy() async -> String? { await store.unhealthy() }
}
