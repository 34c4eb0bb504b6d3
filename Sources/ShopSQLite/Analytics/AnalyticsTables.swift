import GRDB

/// The tables of `analytics.sqlite`.
enum AnalyticsTables {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-analytics") { db in
      try db.execute(
        sql: """
          CREATE TABLE event (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            link TEXT NOT NULL
          );
          CREATE INDEX event_at ON event (at);
          CREATE TABLE placed_order (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            customer INTEGER NOT NULL,
            currency TEXT NOT NULL,
            total INTEGER NOT NULL,
            state TEXT NOT NULL
          );
          CREATE INDEX placed_order_at ON placed_order (at, currency, state, total, customer);
          CREATE INDEX placed_order_state ON placed_order (state);
          CREATE TABLE placed_line (
            order_id INTEGER NOT NULL REFERENCES placed_order (id) ON DELETE CASCADE,
            product INTEGER NOT NULL,
            name TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            revenue INTEGER NOT NULL
          );
          CREATE INDEX placed_line_order ON placed_line (order_id);
          """)
    }
    return migrator
  }
}
