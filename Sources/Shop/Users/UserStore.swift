import FacetValue

/// Keeps accounts. Every method is one transaction.
public protocol UserStore: Sendable {
  func list(_ query: ListQuery<UserSort>, _ filter: UserFilter) async throws -> Page<User>
  func user(_ id: Int) async throws -> User?

  /// The account of an address, in whatever case, with its hash. Only for signing in.
  func credentials(email: String) async throws -> UserCredentials?

  /// Stores all of them or none.
  /// - Throws: `Problem.emailTaken`
  func add(_ users: [NewUser]) async throws -> [User]

  /// In the same transaction `accessVersion` grows when the password is set, or role or `active` become others.
  /// - Returns: nil when there is no such account.
  /// - Throws: `Problem.emailTaken`, and `Problem.lastAdmin` rather than leave no active admin.
  func update(_ id: Int, _ change: UserChange, at now: Instant) async throws -> User?

  /// - Returns: whether there was one.
  /// - Throws: `Problem.lastAdmin`
  func delete(_ id: Int) async throws -> Bool

  /// Nil when it can be read and written.
  func unhealthy() async -> String?
}

/// An account and what its password is checked against.
public struct UserCredentials: Sendable {
  public let user: User
  public let passwordHash: String?
  public init(user: User, passwordHash: String?) {
    self.user = user
    self.passwordHash = passwordHash
  }
}

extension Problem {
  /// Another account has the address, in whatever case.
  public static let emailTaken = Problem.conflict(
    "email-taken", "This email address is taken", detail: "Another account has this email address.",
    errors: [FieldError(pointer: "/email", detail: "is taken by another account")])

  /// The change would leave nobody who can edit users.
  public static let lastAdmin = Problem.conflict(
    "last-admin", "The last admin stays",
    detail: "This is the last active admin: make somebody else one first.",
    errors: [FieldError(pointer: "/role", detail: "is that of the last active admin")])
}
