import FacetValue

/// An account. It never holds the password's hash: what has no hash can't leak it.
public struct User: Sendable, Equatable {
  public let id: Int
  public let name: String
  public let email: String
  public let role: Role
  /// An inactive account stays on record and can't sign in.
  public let active: Bool
  public let createdAt: Instant
  public let updatedAt: Instant
  /// One of the seeded accounts that can be signed in to under `auth: demo` alone.
  public let isDemo: Bool
  /// Grows whenever the password, the role or `active` changes; see `AccountAccess`. The API does not tell it.
  public let accessVersion: Int

  public init(
    id: Int, name: String, email: String, role: Role, active: Bool, createdAt: Instant, updatedAt: Instant,
    isDemo: Bool = false, accessVersion: Int = 0
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.role = role
    self.active = active
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.isDemo = isDemo
    self.accessVersion = accessVersion
  }

  /// As the API and the templates see it.
  public var value: Value {
    .record(
      Record(
        shape: Self.shape,
        fields: [
          .int(id), .string(name), .string(email), .string(role.rawValue), .bool(active), .date(createdAt),
          .date(updatedAt),
        ]))
  }

  private static let shape = RecordShape(
    name: "User", fields: ["id", "name", "email", "role", "active", "createdAt", "updatedAt"])
}

/// An account to be stored, with a password that is hashed already.
public struct NewUser: Sendable {
  public let name: String
  public let email: String
  public let role: Role
  public let active: Bool
  /// From `PasswordHasher.hash`; nil for an account that nobody can sign in to.
  public let passwordHash: String?
  public let createdAt: Instant
  /// See `User.isDemo`.
  public let isDemo: Bool

  public init(
    name: String, email: String, role: Role, active: Bool = true, passwordHash: String? = nil, createdAt: Instant,
    isDemo: Bool = false
  ) {
    self.name = name
    self.email = email
    self.role = role
    self.active = active
    self.passwordHash = passwordHash
    self.createdAt = createdAt
    self.isDemo = isDemo
  }
}

/// What to change of an account; what is nil stays.
public struct UserChange: Sendable {
  public var name: String?
  public var email: String?
  public var role: Role?
  public var active: Bool?
  public var passwordHash: String?

  public init(
    name: String? = nil, email: String? = nil, role: Role? = nil, active: Bool? = nil, passwordHash: String? = nil
  ) {
    self.name = name
    self.email = email
    self.role = role
    self.active = active
    self.passwordHash = passwordHash
  }
}

/// Which accounts a list shows.
public struct UserFilter: Sendable {
  public var role: Role?
  public var active: Bool?
  public init(role: Role? = nil, active: Bool? = nil) {
    self.role = role
    self.active = active
  }
}

/// What accounts can be sorted by.
public enum UserSort: String, Sendable, CaseIterable { case name, email, role, createdAt }
