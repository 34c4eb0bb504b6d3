import FacetValue
import GRDB
import Shop

/// The `outbox` table that each module with events has in its own file, so that an event commits with its cause.
/// `outbox_offset` says how far each destination has taken them.
public enum OutboxTable {
  /// Call it in a migration.
  public static func create(_ db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE outbox (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          kind TEXT NOT NULL,
          at INTEGER NOT NULL,
          data TEXT NOT NULL
        );
        CREATE TABLE outbox_offset (destination TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID
        """)
  }

  /// Call it in the transaction of the change.
  public static func append(_ event: DomainEvent, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO outbox (id, kind, at, data) VALUES (?, ?, ?, ?)",
      arguments: [event.id, event.kind, event.at.milliseconds, JSONWriter.text(of: event.data)])
  }
}
