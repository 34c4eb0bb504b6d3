import FacetValue
import GRDB
import Shop

/// The catalogue, its stock and its reservations in a SQLite file.
public struct ProductSQLiteStore: ProductStore {
  let pool: DatabasePool
  let clock: any ShopClock

  /// Opens or creates `file`. The clock dates the events.
  public init(file: String, clock: any ShopClock = SystemClock()) throws {
    pool = try ModuleDatabase.open(file, migrator: Self.migrator)
    outbox = SQLiteOutboxLog(pool)
    self.clock = clock
  }

  public let outbox: any OutboxLog

  public func unhealthy() async -> String? { await ModuleDatabase.unhealthy(pool) }

  public func product(_ id: Int) async throws -> Product? {
    try await pool.read { db in try ProductRow.fetch(id, db) }
  }

  public func categories() async throws -> [Category] {
    try await pool.read { db in
      try Row.fetchAll(db, sql: "SELECT category, count(*) AS count FROM product GROUP BY category ORDER BY category")
        .map { Category(name: $0["category"], count: $0["count"]) }
    }
  }

  public func add(_ products: [NewProduct]) async throws -> [Product] {
    try await pool.write { db in
      try products.map { new in
        try db.execute(
          sql: """
            INSERT INTO product (name, name_key, description, category, tags, price_amount, price_currency, stock,
              attributes, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            new.name, new.name.lowercased(), new.description, new.category, try ProductRow.text(new.tags),
            new.price.minorUnits, new.price.currency, new.stock, try ProductRow.text(new.attributes),
            new.createdAt.milliseconds, new.createdAt.milliseconds,
          ])
        let product = Product(
          id: Int(db.lastInsertedRowID), name: new.name, description: new.description, category: new.category,
          tags: new.tags, price: new.price, stock: new.stock, attributes: new.attributes, createdAt: new.createdAt,
          updatedAt: new.createdAt)
        try ProductRow.index(product, db)
        return product
      }
    }
  }

  public func update(_ id: Int, _ form: ProductForm, at now: Instant) async throws -> Product? {
    try await pool.write { db in
      guard let old = try ProductRow.fetch(id, db) else { return nil }
      let new = Product(
        id: id, name: form.name ?? old.name, description: form.description ?? old.description,
        category: form.category ?? old.category, tags: form.tags ?? old.tags, price: form.price ?? old.price,
        stock: form.stock ?? old.stock, attributes: form.attributes ?? old.attributes, createdAt: old.createdAt,
        updatedAt: now)
      try db.execute(
        sql: """
          UPDATE product SET name = ?, name_key = ?, description = ?, category = ?, tags = ?, price_amount = ?,
            price_currency = ?, stock = ?, attributes = ?, updated_at = ? WHERE id = ?
          """,
        arguments: [
          new.name, new.name.lowercased(), new.description, new.category, try ProductRow.text(new.tags),
          new.price.minorUnits, new.price.currency, new.stock, try ProductRow.text(new.attributes),
          now.milliseconds, id,
        ])
      try ProductRow.unindex(id, db)
      try ProductRow.index(new, db)
      try tellIfLow(id, new.name, from: old.stock, to: new.stock, db)
      return new
    }
  }

  public func restock(_ id: Int, by quantity: Int, at now: Instant) async throws -> Product? {
    try await pool.write { db in
      guard let old = try ProductRow.fetch(id, db) else { return nil }
      let (stock, overflow) = old.stock.addingReportingOverflow(quantity)
      guard !overflow, ProductRules.stock.contains(stock) else {
        throw Problem.stockLimit
      }
      try db.execute(
        sql: "UPDATE product SET stock = ?, updated_at = ? WHERE id = ?", arguments: [stock, now.milliseconds, id])
      return try ProductRow.fetch(id, db)
    }
  }

  public func delete(_ id: Int) async throws -> Bool {
    try await pool.write { db in
      try ProductRow.unindex(id, db)
      try db.execute(sql: "DELETE FROM product WHERE id = ?", arguments: [id])
      return db.changesCount > 0
    }
  }
}
