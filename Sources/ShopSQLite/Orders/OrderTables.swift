import GRDB

/// The tables of `orders.sqlite`.
enum OrderTables {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("orders") { db in
      // `phase` is what is left to do about the reservation; most rows are settled, so the index holds the others only.
      // `search_key` is what a list searches, in lower case.
      try db.execute(
        sql: """
          CREATE TABLE customer_order (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            customer_id INTEGER NOT NULL,
            customer_name TEXT NOT NULL,
            state TEXT NOT NULL,
            phase TEXT NOT NULL,
            currency TEXT NOT NULL,
            total INTEGER NOT NULL,
            note TEXT NOT NULL,
            reservation TEXT NOT NULL UNIQUE,
            search_key TEXT NOT NULL,
            placed_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            begun_at INTEGER NOT NULL
          );
          CREATE INDEX customer_order_by_time ON customer_order (placed_at, id);
          CREATE INDEX customer_order_by_state ON customer_order (state, placed_at, id);
          CREATE INDEX customer_order_by_customer ON customer_order (customer_id, placed_at, id);
          CREATE INDEX customer_order_unsettled ON customer_order (phase) WHERE phase <> 'settled';
          CREATE TABLE order_line (
            order_id INTEGER NOT NULL REFERENCES customer_order (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            unit_price INTEGER NOT NULL,
            PRIMARY KEY (order_id, position)
          ) WITHOUT ROWID;
          CREATE TABLE order_event (
            order_id INTEGER NOT NULL REFERENCES customer_order (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            state TEXT NOT NULL,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            PRIMARY KEY (order_id, position)
          ) WITHOUT ROWID;
          CREATE TABLE idempotency_key (
            caller INTEGER NOT NULL,
            key TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            order_id INTEGER NOT NULL,
            reply TEXT,
            used_at INTEGER NOT NULL,
            PRIMARY KEY (caller, key)
          ) WITHOUT ROWID;
          CREATE INDEX idempotency_key_order ON idempotency_key (order_id);
          """)
      try LeaseTable.create(db)
      try OutboxTable.create(db)
    }
    migrator.registerMigration("order owners") { db in
      // The `StorePresence` of who places the order; null where it is not known.
      try db.execute(sql: "ALTER TABLE customer_order ADD COLUMN owner INTEGER")
    }
    return migrator
  }
}
