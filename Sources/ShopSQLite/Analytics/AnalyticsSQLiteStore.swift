import FacetValue
import GRDB
import Shop

/// Figures in a SQLite file.
///
/// Sums are made by `TOTAL`, which is exact up to 2^53 and never overflows.
public struct AnalyticsSQLiteStore: AnalyticsStore {
  let pool: DatabasePool

  /// Opens or creates `file`.
  public init(file: String) throws {
    pool = try ModuleDatabase.open(file, migrator: AnalyticsTables.migrator)
  }

  public func record(_ entries: [AnalyticsEntry]) async throws -> Int {
    try await pool.write { db in
      var new = 0
      for entry in entries {
        let event = entry.event
        try db.execute(
          sql: "INSERT INTO event (id, kind, text, at, link) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
          arguments: [event.id, event.kind, event.text, event.at.milliseconds, event.link])
        guard db.changesCount > 0 else { continue }
        new += 1
        try AnalyticsRows.apply(entry.effect, db)
      }
      return new
    }
  }

  public func figures(in period: Period, currency: String) async throws -> OrderFigures {
    try await pool.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT CAST(TOTAL(total) AS INTEGER) AS revenue, COUNT(*) AS orders, COUNT(DISTINCT customer) AS customers
          FROM placed_order WHERE at >= ? AND at < ? AND currency = ? AND state <> 'cancelled'
          """, arguments: [period.from.milliseconds, period.to.milliseconds, currency])
      return OrderFigures(
        revenue: row?["revenue"] ?? 0, orders: row?["orders"] ?? 0, customers: row?["customers"] ?? 0)
    }
  }

  public func days(in period: Period, currency: String) async throws -> [RevenuePoint] {
    try await pool.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT (at - ((at % 86400000) + 86400000) % 86400000) AS day, CAST(TOTAL(total) AS INTEGER) AS revenue, COUNT(*) AS orders
          FROM placed_order WHERE at >= ? AND at < ? AND currency = ? AND state <> 'cancelled'
          GROUP BY day ORDER BY day
          """, arguments: [period.from.milliseconds, period.to.milliseconds, currency])
      return rows.map { row in
        RevenuePoint(start: Instant(milliseconds: row["day"]), revenue: row["revenue"], orders: row["orders"])
      }
    }
  }

  public func topProducts(in period: Period, currency: String, limit: Int) async throws -> [TopProduct] {
    try await pool.read { db in
      // Beside a single MAX a bare column is that of the row with the maximum: the name of the latest order.
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT l.product, l.name, MAX(o.at), CAST(TOTAL(l.quantity) AS INTEGER) AS quantity,
            CAST(TOTAL(l.revenue) AS INTEGER) AS revenue
          FROM placed_order o JOIN placed_line l ON l.order_id = o.id
          WHERE o.at >= ? AND o.at < ? AND o.currency = ? AND o.state <> 'cancelled'
          GROUP BY l.product ORDER BY revenue DESC, l.product LIMIT ?
          """, arguments: [period.from.milliseconds, period.to.milliseconds, currency, limit])
      return rows.map { row in
        TopProduct(
          productID: row["product"], name: row["name"], quantity: row["quantity"], revenue: row["revenue"])
      }
    }
  }

  public func states() async throws -> [StateCount] {
    try await pool.read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS count FROM placed_order GROUP BY state")
      return rows.compactMap { row in
        OrderState(rawValue: row["state"]).map { StateCount(state: $0, count: row["count"]) }
      }
    }
  }

  public func events(limit: Int) async throws -> [RecordedEvent] {
    try await pool.read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, kind, text, at, link FROM event ORDER BY at DESC, sequence DESC LIMIT ?",
        arguments: [limit])
      return rows.map { row in
        RecordedEvent(
          id: row["id"], kind: row["kind"], text: row["text"], at: Instant(milliseconds: row["at"]),
          link: row["link"])
      }
    }
  }

  public func unhealthy() async -> String? { await ModuleDatabase.unhealthy(pool) }
}

/// What events do to the rows.
enum AnalyticsRows {
  static func apply(_ effect: AnalyticsEffect, _ db: Database) throws {
    switch effect {
    case .none: break
    case .placed(let order): try insert(order, db)
    case .moved(let id, let state):
      try db.cachedStatement(sql: "UPDATE placed_order SET state = ? WHERE id = ?")
        .execute(arguments: [state.rawValue, id])
    case .removed(let id):
      try db.execute(sql: "DELETE FROM placed_order WHERE id = ?", arguments: [id])
    }
  }

  /// An order that is known already, told of under another event id, stays as it is.
  private static func insert(_ order: PlacedOrder, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO placed_order (id, at, customer, currency, total, state) VALUES (?, ?, ?, ?, ?, 'pending')
        ON CONFLICT (id) DO NOTHING
        """
    ).execute(
      arguments: [order.orderID, order.at.milliseconds, order.customerID, order.currency, order.total])
    guard db.changesCount > 0 else { return }
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO placed_line (order_id, product, name, quantity, revenue) VALUES (?, ?, ?, ?, ?)")
    for line in order.lines {
      let revenue = OrderTotal.line(quantity: line.quantity, unitPrice: line.unitPrice) ?? 0
      try insertion.execute(
        arguments: [order.orderID, line.productID, line.name, line.quantity, revenue])
    }
  }
}
