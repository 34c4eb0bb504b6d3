import FacetValue
import GRDB
import Shop

extension ProductSQLiteStore {
  public func reserve(id: String, lines: [ReservationLine]) async throws -> [ReservedLine] {
    try await pool.write { db in
      switch try Self.state(id, db) {
      case "released": throw Problem.reservationReleased
      case nil: return try take(id, lines, db)
      default: return try Self.lines(id, db)
      }
    }
  }

  public func confirm(id: String) async throws {
    try await pool.write { db in
      switch try Self.state(id, db) {
      case nil: throw Problem.notFound("reservation")
      case "released": throw Problem.reservationReleased
      default: try Self.setState(id, "confirmed", db)
      }
    }
  }

  public func release(id: String) async throws {
    try await pool.write { db in
      let state = try Self.state(id, db)
      guard state != "released" else { return }
      try Self.setState(id, "released", db)
      for line in try Self.lines(id, db) {
        try db.execute(
          sql: "UPDATE product SET stock = stock + ? WHERE id = ?", arguments: [line.quantity, line.productID])
      }
    }
  }

  /// Takes every line from the stock. Whatever it throws rolls all of it back.
  private func take(_ id: String, _ lines: [ReservationLine], _ db: Database) throws -> [ReservedLine] {
    var check = ReservationCheck()
    for (index, line) in lines.enumerated() {
      check.add(line, at: index, product: try ProductRow.fetch(line.productID, db))
    }
    let taken = try check.result()
    try Self.setState(id, "reserved", db)
    for (position, line) in taken.lines.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO reservation_line (reservation_id, position, product_id, name, quantity, price_amount,
            price_currency) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, position, line.productID, line.name, line.quantity, line.unitPrice.minorUnits, line.unitPrice.currency,
        ])
    }
    for product in taken.products {
      try db.execute(sql: "UPDATE product SET stock = ? WHERE id = ?", arguments: [product.left, product.id])
      try tellIfLow(product.id, product.name, from: product.stock, to: product.left, db)
    }
    return taken.lines
  }

  private static func state(_ id: String, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT state FROM reservation WHERE id = ?", arguments: [id])
  }

  private static func setState(_ id: String, _ state: String, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO reservation (id, state) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
      arguments: [id, state])
  }

  private static func lines(_ id: String, _ db: Database) throws -> [ReservedLine] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM reservation_line WHERE reservation_id = ? ORDER BY position", arguments: [id]
    ).map { row in
      ReservedLine(
        productID: row["product_id"], name: row["name"], quantity: row["quantity"],
        unitPrice: Money(minorUnits: row["price_amount"], currency: row["price_currency"]))
    }
  }
}
