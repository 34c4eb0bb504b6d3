import FacetValue
import Foundation
import GRDB
import Shop

/// Orders in a SQLite file.
public struct OrderSQLiteStore: OrderStore {
  public let outbox: any OutboxLog
  let pool: DatabasePool
  private let presence: StorePresence

  /// Opens or creates `file`.
  public init(file: String) throws {
    pool = try ModuleDatabase.open(file, migrator: OrderTables.migrator)
    let log = SQLiteOutboxLog(pool)
    outbox = log
    presence = log.presence
  }

  public func unhealthy() async -> String? { await ModuleDatabase.unhealthy(pool) }

  public func order(_ id: Int) async throws -> Order? {
    try await pool.read { db in try OrderRows.visible(id, db) }
  }

  public func page(_ query: OrderQuery) async throws -> Page<Order> {
    let conditions = OrderRows.conditions(query)
    let (clause, arguments) = (conditions.clause, conditions.arguments)
    let order = OrderRows.order(query.list.sort)
    let (page, size, offset) = (query.list.page, query.list.size, query.list.offset)
    return try await pool.read { db in
      let total =
        try Int.fetchOne(db, sql: "SELECT count(*) FROM customer_order \(clause)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM customer_order \(clause) ORDER BY \(order) LIMIT ? OFFSET ?",
        arguments: arguments + [size, offset])
      return Page(items: try rows.map { try OrderRows.order($0, db) }, total: total, page: page, size: size)
    }
  }

  public func move(
    _ id: Int, from: OrderState, to: OrderState, by: String, at: Instant, event: DomainEvent
  ) async throws -> Order? {
    try await pool.write { db in
      try db.execute(
        sql: """
          UPDATE customer_order SET state = ?, updated_at = ?, phase = CASE WHEN ? THEN 'releasing' ELSE phase END
          WHERE id = ? AND state = ?
          """,
        arguments: [to.rawValue, at.milliseconds, to == .cancelled, id, from.rawValue])
      guard db.changesCount > 0 else { return nil }
      try OrderRows.append(OrderEvent(state: to, at: at, by: by), to: id, db)
      try OutboxTable.append(event, db)
      return try OrderRows.visible(id, db)
    }
  }

  public func annotate(_ id: Int, note: String, at: Instant) async throws -> Order? {
    try await pool.write { db in
      try db.execute(
        sql: "UPDATE customer_order SET note = ?, updated_at = ? WHERE id = ? AND state <> 'placing'",
        arguments: [note, at.milliseconds, id])
      return try OrderRows.visible(id, db)
    }
  }

  public func delete(_ id: Int, event: DomainEvent) async throws -> Bool {
    try await pool.write { db in
      try db.execute(
        sql: "DELETE FROM customer_order WHERE id = ? AND state = 'cancelled' AND phase = 'settled'",
        arguments: [id])
      guard db.changesCount > 0 else { return false }
      try OutboxTable.append(event, db)
      return true
    }
  }

  // MARK: Placing

  public func begin(
    _ draft: OrderDraft, customerID: Int, customerName: String, reservation: String, claim: IdempotencyClaim?,
    at: Instant, begun: Instant
  ) async throws -> PlacingStart {
    try await pool.write { db in
      if let claim, let earlier = try OrderRows.earlier(claim, db) { return earlier }
      let order = try OrderRows.insert(
        draft, customerID: customerID, customerName: customerName, reservation: reservation, at: at,
        begun: begun, owner: presence.number, db)
      if let claim {
        try db.execute(
          sql: "INSERT INTO idempotency_key (caller, key, fingerprint, order_id, used_at) VALUES (?, ?, ?, ?, ?)",
          arguments: [claim.caller, claim.key, claim.fingerprint, order.id, begun.milliseconds])
      }
      return .begun(order)
    }
  }

  public func commit(_ order: Order, event: DomainEvent) async throws -> Bool {
    let reply = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
    return try await pool.write { db in
      try db.execute(
        sql: """
          UPDATE customer_order SET state = 'pending', phase = 'confirming', placed_at = ?, updated_at = ?
          WHERE id = ? AND state = 'placing' AND phase = 'reserving'
          """,
        arguments: [order.placedAt, order.updatedAt, order.id])
      guard db.changesCount > 0 else { return false }
      try OrderRows.setNames(order, db)
      for step in order.history { try OrderRows.append(step, to: order.id, db) }
      try db.execute(sql: "UPDATE idempotency_key SET reply = ? WHERE order_id = ?", arguments: [reply, order.id])
      try OutboxTable.append(event, db)
      return true
    }
  }

  public func abandon(_ id: Int) async throws -> Bool {
    try await pool.write { db in
      try db.execute(
        sql: "UPDATE customer_order SET phase = 'releasing' WHERE id = ? AND state = 'placing'", arguments: [id])
      guard db.changesCount > 0 else { return false }
      try db.execute(sql: "DELETE FROM idempotency_key WHERE order_id = ?", arguments: [id])
      return true
    }
  }

  public func settle(_ id: Int, from phase: ReservationPhase) async throws {
    try await pool.write { db in
      try db.execute(
        sql: "DELETE FROM customer_order WHERE id = ? AND state = 'placing' AND phase = 'releasing' AND phase = ?",
        arguments: [id, phase.rawValue])
      try db.execute(
        sql: "UPDATE customer_order SET phase = 'settled' WHERE id = ? AND phase = ? AND state <> 'placing'",
        arguments: [id, phase.rawValue])
    }
  }

  public func unfinished(before: Instant, limit: Int) async throws -> [UnfinishedOrder] {
    try await pool.read { db in
      let owners = try Int.fetchAll(
        db, sql: "SELECT DISTINCT owner FROM customer_order WHERE phase <> 'settled' AND owner IS NOT NULL")
      let ended = owners.filter(presence.hasEnded)
      let marks = Array(repeating: "?", count: ended.count).joined(separator: ", ")
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, reservation, phase FROM customer_order
          WHERE phase <> 'settled' AND (phase <> 'reserving' OR begun_at < ? OR owner IN (\(marks)))
          ORDER BY id LIMIT ?
          """, arguments: [before.milliseconds] + StatementArguments(ended) + [limit])
      return rows.compactMap { row in
        ReservationPhase(rawValue: row["phase"]).map {
          UnfinishedOrder(id: row["id"], reservation: row["reservation"], phase: $0)
        }
      }
    }
  }

  public func forgetKeys(before: Instant) async throws {
    try await pool.write { db in
      try db.execute(
        sql: "DELETE FROM idempotency_key WHERE used_at < ? AND reply IS NOT NULL", arguments: [before.milliseconds])
    }
  }

  public func takeLease(_ name: String, owner: String, now: Instant, until: Instant) async throws -> Bool {
    try await pool.write { db in
      try LeaseTable.take(name, owner: owner, now: now, until: until, unless: presence.hasEnded, db)
    }
  }
}
