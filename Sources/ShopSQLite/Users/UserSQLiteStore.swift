import FacetValue
import GRDB
import Shop

/// Accounts in a SQLite file.
public struct UserSQLiteStore: UserStore {
  let pool: DatabasePool

  /// Opens or creates `file`.
  public init(file: String) throws {
    pool = try ModuleDatabase.open(file, migrator: Self.migrator)
  }

  public func unhealthy() async -> String? { await ModuleDatabase.unhealthy(pool) }

  public func list(_ query: ListQuery<UserSort>, _ filter: UserFilter) async throws -> Page<User> {
    var conditions = SQLConditions()
    for word in searchWords(query.text) {
      conditions.add("(instr(name_key, ?) > 0 OR instr(lower(email), ?) > 0)", [word, word])
    }
    if let role = filter.role { conditions.add("role = ?", [role.rawValue]) }
    if let active = filter.active { conditions.add("active = ?", [active]) }
    let (whereClause, arguments) = (conditions.clause, conditions.arguments)
    let order = Self.order(query.sort)
    let (page, size, offset) = (query.page, query.size, query.offset)
    return try await pool.read { db in
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM user \(whereClause)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM user \(whereClause) ORDER BY \(order) LIMIT ? OFFSET ?",
        arguments: arguments + [size, offset])
      return Page(items: rows.map(Self.user), total: total, page: page, size: size)
    }
  }

  public func user(_ id: Int) async throws -> User? {
    try await pool.read { db in try Self.fetch(id, db) }
  }

  public func credentials(email: String) async throws -> UserCredentials? {
    try await pool.read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM user WHERE email = ?", arguments: [email]).map { row in
        UserCredentials(user: Self.user(row), passwordHash: row["password_hash"])
      }
    }
  }

  public func add(_ users: [NewUser]) async throws -> [User] {
    try await pool.write { db in
      try users.map { user in
        try refusingTakenEmail {
          try db.execute(
            sql: """
              INSERT INTO user (name, name_key, email, role, active, password_hash, created_at, updated_at, is_demo)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
            arguments: [
              user.name, user.name.lowercased(), user.email, user.role.rawValue, user.active, user.passwordHash,
              user.createdAt.milliseconds, user.createdAt.milliseconds, user.isDemo,
            ])
        }
        return User(
          id: Int(db.lastInsertedRowID), name: user.name, email: user.email, role: user.role, active: user.active,
          createdAt: user.createdAt, updatedAt: user.createdAt, isDemo: user.isDemo)
      }
    }
  }

  public func update(_ id: Int, _ change: UserChange, at now: Instant) async throws -> User? {
    try await pool.write { db in
      guard let old = try Self.fetch(id, db) else { return nil }
      let role = change.role ?? old.role
      let active = change.active ?? old.active
      let isOtherAccess = change.passwordHash != nil || role != old.role || active != old.active
      if !(role == .admin && active) { try Self.refuseIfLastAdmin(old, db) }
      try refusingTakenEmail {
        try db.execute(
          sql: """
            UPDATE user SET name = ?, name_key = ?, email = ?, role = ?, active = ?,
              password_hash = coalesce(?, password_hash), access_version = access_version + ?, updated_at = ?
            WHERE id = ?
            """,
          arguments: [
            change.name ?? old.name, (change.name ?? old.name).lowercased(), change.email ?? old.email,
            role.rawValue, active, change.passwordHash, isOtherAccess ? 1 : 0, now.milliseconds, id,
          ])
      }
      return try Self.fetch(id, db)
    }
  }

  public func delete(_ id: Int) async throws -> Bool {
    try await pool.write { db in
      guard let old = try Self.fetch(id, db) else { return false }
      try Self.refuseIfLastAdmin(old, db)
      try db.execute(sql: "DELETE FROM user WHERE id = ?", arguments: [id])
      return true
    }
  }
}

extension UserSQLiteStore {
  private static func fetch(_ id: Int, _ db: Database) throws -> User? {
    try Row.fetchOne(db, sql: "SELECT * FROM user WHERE id = ?", arguments: [id]).map(user)
  }

  private static func user(_ row: Row) -> User {
    User(
      id: row["id"], name: row["name"], email: row["email"], role: Role(rawValue: row["role"]) ?? .viewer,
      active: row["active"], createdAt: Instant(milliseconds: row["created_at"]),
      updatedAt: Instant(milliseconds: row["updated_at"]), isDemo: row["is_demo"], accessVersion: row["access_version"])
  }

  /// In the transaction of the change, so that two admins can't demote each other at once.
  private static func refuseIfLastAdmin(_ user: User, _ db: Database) throws {
    guard user.role == .admin, user.active else { return }
    // A demo admin can't stand in for a real one, because outside of `auth: demo` nobody can sign in as it.
    let others = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM user WHERE role = 'admin' AND active = 1 AND id <> ? AND (is_demo = 0 OR ?)",
      arguments: [user.id, user.isDemo])
    if others == 0 { throw Problem.lastAdmin }
  }

  private static func order(_ sort: SortOrder<UserSort>?) -> String {
    let way = sort?.isDescending == true ? "DESC" : "ASC"
    switch sort?.field {
    case .name, nil: return "name_key \(way), id \(way)"
    case .email: return "email \(way), id \(way)"
    case .role: return "CASE role WHEN 'viewer' THEN 1 WHEN 'manager' THEN 2 ELSE 3 END \(way), name_key, id"
    case .createdAt: return "created_at \(way), id \(way)"
    }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("users") { db in
      try db.execute(
        sql: """
          CREATE TABLE user (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            email TEXT NOT NULL UNIQUE COLLATE NOCASE,
            role TEXT NOT NULL CHECK (role IN ('viewer', 'manager', 'admin')),
            active INTEGER NOT NULL,
            password_hash TEXT,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            is_demo INTEGER NOT NULL DEFAULT 0
          );
          CREATE INDEX user_by_name ON user (name_key, id);
          CREATE INDEX user_by_creation ON user (created_at, id);
          """)
    }
    migrator.registerMigration("access versions") { db in
      try db.execute(sql: "ALTER TABLE user ADD COLUMN access_version INTEGER NOT NULL DEFAULT 0")
    }
    return migrator
  }
}

private func refusingTakenEmail(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE {
    throw Problem.emailTaken
  }
}
