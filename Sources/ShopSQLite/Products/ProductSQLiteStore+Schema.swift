import GRDB

extension ProductSQLiteStore {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("catalogue") { db in
      try db.execute(
        sql: """
          CREATE TABLE product (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            name_key TEXT NOT NULL,
            description TEXT NOT NULL,
            category TEXT NOT NULL,
            tags TEXT NOT NULL,
            price_amount INTEGER NOT NULL CHECK (price_amount >= 0),
            price_currency TEXT NOT NULL,
            stock INTEGER NOT NULL CHECK (stock >= 0),
            attributes TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
          );
          CREATE INDEX product_by_name ON product (name_key, id);
          CREATE INDEX product_by_category ON product (category, name_key);
          CREATE INDEX product_by_price ON product (price_amount, id);
          CREATE INDEX product_by_stock ON product (stock, id);
          CREATE INDEX product_by_creation ON product (created_at, id);

          CREATE TABLE product_tag (
            tag TEXT NOT NULL,
            product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
            PRIMARY KEY (tag, product_id)
          ) WITHOUT ROWID;
          CREATE INDEX product_tag_by_product ON product_tag (product_id);

          CREATE VIRTUAL TABLE product_text USING fts5 (
            name, tags, category, description, attributes,
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
          );
          """)
      try OutboxTable.create(db)
    }
    migrator.registerMigration("reservations") { db in
      // Lines keep no reference to the product: a reservation outlives what was sold.
      try db.execute(
        sql: """
          CREATE TABLE reservation (
            id TEXT PRIMARY KEY,
            state TEXT NOT NULL CHECK (state IN ('reserved', 'confirmed', 'released'))
          ) WITHOUT ROWID;

          CREATE TABLE reservation_line (
            reservation_id TEXT NOT NULL REFERENCES reservation (id),
            position INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            quantity INTEGER NOT NULL CHECK (quantity > 0),
            price_amount INTEGER NOT NULL,
            price_currency TEXT NOT NULL,
            PRIMARY KEY (reservation_id, position)
          ) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("leases") { db in try LeaseTable.create(db) }
    return migrator
  }
}
