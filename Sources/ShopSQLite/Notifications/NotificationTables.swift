import GRDB

/// The tables of `notifications.sqlite`.
enum NotificationTables {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-notifications") { db in
      // Event ids outlive the notifications: a late repetition of an event must not bring an old one back.
      try db.execute(
        sql: """
          CREATE TABLE notification (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            body TEXT NOT NULL,
            link TEXT NOT NULL,
            search_key TEXT NOT NULL,
            created_at INTEGER NOT NULL
          );
          CREATE INDEX notification_created_at ON notification (created_at);
          CREATE TABLE consumed_event (id TEXT PRIMARY KEY) WITHOUT ROWID;
          CREATE TABLE read_up_to (user_id INTEGER PRIMARY KEY, notification_id INTEGER NOT NULL);
          CREATE TABLE read_mark (
            user_id INTEGER NOT NULL,
            notification_id INTEGER NOT NULL REFERENCES notification (id) ON DELETE CASCADE,
            PRIMARY KEY (user_id, notification_id)
          ) WITHOUT ROWID;
          CREATE INDEX read_mark_notification ON read_mark (notification_id);
          """)
    }
    return migrator
  }
}
