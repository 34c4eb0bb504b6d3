import FacetValue
import GRDB
import Shop

/// A module's outbox in its SQLite file, with an offset for each destination.
public struct SQLiteOutboxLog: OutboxLog {
  private let pool: DatabasePool
  private let observation: AnyDatabaseCancellable
  public let signal: CommitSignal
  /// Of whoever has opened the file through this.
  let presence: StorePresence

  /// The file's migrations have called `OutboxTable.create` and `LeaseTable.create`.
  public init(_ pool: DatabasePool) {
    self.pool = pool
    presence = StorePresence(beside: pool.path)
    let signal = CommitSignal()
    self.signal = signal
    // Without the observation the relay still polls.
    observation = DatabaseRegionObservation(tracking: Table("outbox")).start(
      in: pool, onError: { _ in }, onChange: { _ in signal.notify() })
  }

  public func events(for destination: String, limit: Int) async throws -> [(position: Int, event: DomainEvent)] {
    try await pool.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT sequence, id, kind, at, data FROM outbox
          WHERE sequence > coalesce((SELECT sequence FROM outbox_offset WHERE destination = ?), 0)
          ORDER BY sequence LIMIT ?
          """, arguments: [destination, limit])
      return try rows.map { row in
        let event = DomainEvent(
          id: row["id"], kind: row["kind"], at: Instant(milliseconds: row["at"]),
          data: try JSONParser.parse(row["data"] as String))
        return (row["sequence"], event)
      }
    }
  }

  public func waiting(for destination: String) async throws -> (count: Int, oldest: Instant?) {
    try await pool.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*), min(at) FROM outbox
          WHERE sequence > coalesce((SELECT sequence FROM outbox_offset WHERE destination = ?), 0)
          """, arguments: [destination])
      let oldest: Int? = row?[1]
      return (row?[0] ?? 0, oldest.map { Instant(milliseconds: $0) })
    }
  }

  public func advance(_ destination: String, to position: Int) async throws {
    try await pool.write { db in
      try db.execute(
        sql: """
          INSERT INTO outbox_offset (destination, sequence) VALUES (?, ?)
          ON CONFLICT (destination) DO UPDATE SET sequence = max(outbox_offset.sequence, excluded.sequence)
          """, arguments: [destination, position])
    }
  }

  public func prune(takenBy destinations: [String]) async throws {
    guard !destinations.isEmpty else { return }
    try await pool.write { db in
      let offsets = try Row.fetchAll(db, sql: "SELECT destination, sequence FROM outbox_offset")
      let taken = Dictionary(
        offsets.map { ($0["destination"] as String, $0["sequence"] as Int) }, uniquingKeysWith: { first, _ in first })
      let least = destinations.map { taken[$0] ?? 0 }.min() ?? 0
      try db.execute(sql: "DELETE FROM outbox WHERE sequence <= ?", arguments: [least])
    }
  }

  // MARK: Leases

  public var holder: String { presence.name }

  public func takeLease(_ name: String, now: Instant, until: Instant) async throws -> Bool {
    try await pool.write { db in
      try LeaseTable.take(name, owner: holder, now: now, until: until, unless: presence.hasEnded, db)
    }
  }

  public func dropLease(_ name: String) async throws {
    try await pool.write { db in try LeaseTable.drop(name, owner: holder, db) }
  }
}
