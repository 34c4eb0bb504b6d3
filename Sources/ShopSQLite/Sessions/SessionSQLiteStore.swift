import FacetValue
import Foundation
import GRDB

/// Sessions in a SQLite file, so that all gateways that share a data folder know them, and a restart keeps them.
///
/// What stands in the file signs nobody in: a row's key is a hash of what is in the visitor's cookie.
public struct SessionSQLiteStore: Sendable {
  /// A session as it is kept.
  public struct Entry: Sendable, Equatable {
    public let userID: Int
    public let accessVersion: Int
    public let created: Instant
    public let lastUsed: Instant

    public init(userID: Int, accessVersion: Int, created: Instant, lastUsed: Instant) {
      self.userID = userID
      self.accessVersion = accessVersion
      self.created = created
      self.lastUsed = lastUsed
    }
  }

  private let pool: DatabasePool

  /// Opens or creates `sessions.sqlite` in the folder, which is made for its owner only when it is not there.
  public init(directory: String) throws {
    let files = try ShopFiles(directory: directory)
    pool = try ModuleDatabase.open(files.sessions, migrator: Self.migrator)
  }

  public func insert(_ entry: Entry, for key: [UInt8]) async throws {
    try await pool.write { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO session (key, user_id, access_version, created_at, used_at) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          Data(key), entry.userID, entry.accessVersion, entry.created.milliseconds, entry.lastUsed.milliseconds,
        ])
    }
  }

  public func entry(for key: [UInt8]) async throws -> Entry? {
    try await pool.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT user_id, access_version, created_at, used_at FROM session WHERE key = ?")
      return try Row.fetchOne(statement, arguments: [Data(key)]).map { row in
        Entry(
          userID: row[0], accessVersion: row[1], created: Instant(milliseconds: row[2]),
          lastUsed: Instant(milliseconds: row[3]))
      }
    }
  }

  public func touch(_ key: [UInt8], at time: Instant) async throws {
    try await pool.write { db in
      try db.execute(
        sql: "UPDATE session SET used_at = max(used_at, ?) WHERE key = ?", arguments: [time.milliseconds, Data(key)])
    }
  }

  public func remove(_ key: [UInt8]) async throws {
    try await pool.write { db in try db.execute(sql: "DELETE FROM session WHERE key = ?", arguments: [Data(key)]) }
  }

  /// All that belong to an account.
  public func entries(of userID: Int) async throws -> [(key: [UInt8], entry: Entry)] {
    try await pool.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT key, access_version, created_at, used_at FROM session WHERE user_id = ?")
      return try Row.fetchAll(statement, arguments: [userID]).map { row in
        let entry = Entry(
          userID: userID, accessVersion: row[1], created: Instant(milliseconds: row[2]),
          lastUsed: Instant(milliseconds: row[3]))
        return (Array(row[0] as Data), entry)
      }
    }
  }

  /// Removes what was not used since, or was begun before.
  public func removeExpired(unusedSince used: Instant, createdBefore created: Instant) async throws {
    try await pool.write { db in
      try db.execute(
        sql: "DELETE FROM session WHERE used_at <= ? OR created_at <= ?",
        arguments: [used.milliseconds, created.milliseconds])
    }
  }

  /// Closes the file; nothing can be asked afterwards.
  public func close() { ModuleDatabase.finish(pool) }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("sessions") { db in
      try db.execute(
        sql: """
          CREATE TABLE session (
            key BLOB PRIMARY KEY,
            user_id INTEGER NOT NULL,
            access_version INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            used_at INTEGER NOT NULL
          ) WITHOUT ROWID;
          CREATE INDEX session_by_user ON session (user_id);
          """)
    }
    return migrator
  }
}
