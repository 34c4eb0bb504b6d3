import FacetValue
import GRDB

/// The `lease` table of a file: which process does what only one of those that share the file should do.
public enum LeaseTable {
  /// Call it in a migration.
  public static func create(_ db: Database) throws {
    try db.execute(
      sql: "CREATE TABLE lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID")
  }

  /// Takes or renews the lease, unless it is another's: one that has not expired, and whose owner has not ended.
  ///
  /// - Returns: whether it is `owner`'s now.
  static func take(
    _ name: String, owner: String, now: Instant, until: Instant, unless hasEnded: (String) -> Bool, _ db: Database
  ) throws -> Bool {
    let row = try Row.fetchOne(db, sql: "SELECT owner, expires_at FROM lease WHERE name = ?", arguments: [name])
    if let row, row["owner"] != owner, row["expires_at"] > now.milliseconds, !hasEnded(row["owner"]) { return false }
    try db.execute(
      sql: """
        INSERT INTO lease (name, owner, expires_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE
        SET owner = excluded.owner, expires_at = excluded.expires_at
        """, arguments: [name, owner, until.milliseconds])
    return true
  }

  /// Frees the lease, if it is `owner`'s.
  static func drop(_ name: String, owner: String, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM lease WHERE name = ? AND owner = ?", arguments: [name, owner])
  }
}
