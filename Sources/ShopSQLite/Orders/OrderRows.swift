import FacetValue
import GRDB
import Shop

import struct Foundation.Data
import class Foundation.JSONDecoder

/// SQL and rows of orders.
enum OrderRows {
  // MARK: Reading

  /// Nil also for an order that is still being placed.
  static func visible(_ id: Int, _ db: Database) throws -> Order? {
    let row = try Row.fetchOne(
      db, sql: "SELECT * FROM customer_order WHERE id = ? AND state <> 'placing'", arguments: [id])
    return try row.map { try order($0, db) }
  }

  static func order(_ row: Row, _ db: Database) throws -> Order {
    let id: Int = row["id"]
    return Order(
      id: id, customerID: row["customer_id"], customerName: row["customer_name"],
      state: OrderState(rawValue: row["state"]) ?? .placing, lines: try lines(id, db), currency: row["currency"],
      total: row["total"], note: row["note"], reservation: row["reservation"], placedAt: row["placed_at"],
      updatedAt: row["updated_at"], history: try history(id, db))
  }

  private static func lines(_ id: Int, _ db: Database) throws -> [OrderLine] {
    let statement = try db.cachedStatement(
      sql: "SELECT product_id, name, quantity, unit_price FROM order_line WHERE order_id = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [id]).map { row in
      OrderLine(productID: row[0], name: row[1], quantity: row[2], unitPrice: row[3])
    }
  }

  private static func history(_ id: Int, _ db: Database) throws -> [OrderEvent] {
    let statement = try db.cachedStatement(
      sql: "SELECT state, at, by FROM order_event WHERE order_id = ? ORDER BY position")
    return try Row.fetchAll(statement, arguments: [id]).map { row in
      OrderEvent(
        state: OrderState(rawValue: row[0]) ?? .placing, at: Instant(milliseconds: row[1]), by: row[2])
    }
  }

  static func conditions(_ query: OrderQuery) -> SQLConditions {
    var conditions = SQLConditions()
    conditions.add(query.state == nil ? "state <> 'placing'" : "state = ?", query.state.map { [$0.rawValue] } ?? [])
    if query.state == .placing { conditions.add("0") }
    for word in searchWords(query.list.text) { conditions.add("instr(search_key, ?) > 0", [word]) }
    if let customer = query.customerID { conditions.add("customer_id = ?", [customer]) }
    if let from = query.from { conditions.add("placed_at >= ?", [from.milliseconds]) }
    if let to = query.to { conditions.add("placed_at < ?", [to.milliseconds]) }
    return conditions
  }

  static func order(_ sort: SortOrder<OrderSort>?) -> String {
    guard let sort else { return "placed_at DESC, id DESC" }
    let way = sort.isDescending ? "DESC" : "ASC"
    switch sort.field {
    case .placedAt: return "placed_at \(way), id \(way)"
    case .total: return "total \(way), id \(way)"
    case .number: return "id \(way)"
    case .customer: return "customer_name \(way), id \(way)"
    case .state: return "state \(way), placed_at DESC, id DESC"
    }
  }

  // MARK: Writing

  static func insert(
    _ draft: OrderDraft, customerID: Int, customerName: String, reservation: String, at: Instant, begun: Instant,
    owner: Int?, _ db: Database
  ) throws -> Order {
    try db.execute(
      sql: """
        INSERT INTO customer_order (customer_id, customer_name, state, phase, currency, total, note, reservation,
          search_key, placed_at, updated_at, begun_at, owner)
        VALUES (?, ?, 'placing', 'reserving', ?, ?, ?, ?, '', ?, ?, ?, ?)
        """,
      arguments: [
        customerID, customerName, draft.currency, draft.total, draft.note, reservation, at.milliseconds,
        at.milliseconds, begun.milliseconds, owner,
      ])
    let id = Int(db.lastInsertedRowID)
    try db.execute(
      sql: "UPDATE customer_order SET search_key = ? WHERE id = ?",
      arguments: [searchKey(id: id, customerName: customerName), id])
    for (position, line) in draft.lines.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO order_line (order_id, position, product_id, name, quantity, unit_price)
          VALUES (?, ?, ?, '', ?, ?)
          """, arguments: [id, position, line.productID, line.quantity, line.unitPrice])
    }
    let lines = draft.lines.map {
      OrderLine(productID: $0.productID, name: "", quantity: $0.quantity, unitPrice: $0.unitPrice)
    }
    return Order(
      id: id, customerID: customerID, customerName: customerName, state: .placing, lines: lines,
      currency: draft.currency, total: draft.total, note: draft.note, reservation: reservation,
      placedAt: at.milliseconds, updatedAt: at.milliseconds, history: [])
  }

  static func searchKey(id: Int, customerName: String) -> String {
    (Order.number(id) + " " + customerName).lowercased()
  }

  /// The names are known only once the products have been reserved.
  static func setNames(_ order: Order, _ db: Database) throws {
    for (position, line) in order.lines.enumerated() {
      try db.execute(
        sql: "UPDATE order_line SET name = ? WHERE order_id = ? AND position = ?",
        arguments: [line.name, order.id, position])
    }
  }

  static func append(_ event: OrderEvent, to id: Int, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO order_event (order_id, position, state, at, by)
        VALUES (?1, (SELECT count(*) FROM order_event WHERE order_id = ?1), ?2, ?3, ?4)
        """, arguments: [id, event.state.rawValue, event.at, event.by])
  }

  // MARK: Keys

  /// What a used key means for another request with it; nil when it is free.
  static func earlier(_ claim: IdempotencyClaim, _ db: Database) throws -> PlacingStart? {
    let row = try Row.fetchOne(
      db, sql: "SELECT fingerprint, reply FROM idempotency_key WHERE caller = ? AND key = ?",
      arguments: [claim.caller, claim.key])
    guard let row else { return nil }
    guard row["fingerprint"] == claim.fingerprint else { return .keyReused }
    guard let reply: String = row["reply"] else { return .underWay }
    return .replay(try JSONDecoder().decode(Order.self, from: Data(reply.utf8)))
  }
}
