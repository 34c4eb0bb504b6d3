import FacetValue
import GRDB
import Shop

/// Notifications in `notifications.sqlite`.
public struct NotificationSQLiteStore: NotificationStore {
  let pool: DatabasePool

  /// Opens or creates `file`.
  public init(file: String) throws {
    pool = try ModuleDatabase.open(file, migrator: NotificationTables.migrator)
  }

  public func add(_ notifications: [NewNotification]) async throws -> [Shop.Notification] {
    try await pool.write { db in
      var added: [Shop.Notification] = []
      for each in notifications {
        try db.execute(
          sql: "INSERT INTO consumed_event (id) VALUES (?) ON CONFLICT DO NOTHING", arguments: [each.eventID])
        guard db.changesCount > 0 else { continue }
        try db.execute(
          sql: "INSERT INTO notification (kind, title, body, link, search_key, created_at) VALUES (?, ?, ?, ?, ?, ?)",
          arguments: [
            each.kind, each.title, each.body, each.link, NotificationRows.searchKey(each), each.createdAt.milliseconds,
          ])
        added.append(
          Shop.Notification(
            id: Int(db.lastInsertedRowID), kind: each.kind, title: each.title, body: each.body, link: each.link,
            createdAt: each.createdAt))
      }
      return added
    }
  }

  public func page(_ query: NotificationQuery, for userID: Int) async throws -> Page<Shop.Notification> {
    let list = query.list
    let conditions = NotificationRows.conditions(query, userID)
    let (clause, arguments) = (conditions.clause, conditions.arguments)
    return try await pool.read { db in
      let total = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM notification n \(clause)", arguments: arguments)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT *, \(NotificationRows.isRead) AS is_read FROM notification n \(clause)
          ORDER BY \(NotificationRows.order(list.sort)) LIMIT ? OFFSET ?
          """, arguments: [userID, userID] + arguments + [list.size, list.offset])
      return Page(items: rows.map(NotificationRows.notification), total: total ?? 0, page: list.page, size: list.size)
    }
  }

  public func unreadCount(for userID: Int) async throws -> Int {
    try await pool.read { db in
      try Int.fetchOne(
        db, sql: "SELECT COUNT(*) FROM notification n WHERE NOT \(NotificationRows.isRead)",
        arguments: [userID, userID]) ?? 0
    }
  }

  public func markRead(_ id: Int, for userID: Int) async throws -> Bool {
    try await pool.write { db in
      guard try NotificationRows.exists(id, db) else { return false }
      try db.execute(
        sql: "INSERT INTO read_mark (user_id, notification_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        arguments: [userID, id])
      return true
    }
  }

  public func markAllRead(for userID: Int) async throws {
    try await pool.write { db in
      let latest = try NotificationRows.latestID(db)
      try db.execute(
        sql: """
          INSERT INTO read_up_to (user_id, notification_id) VALUES (?, ?)
          ON CONFLICT (user_id) DO UPDATE SET notification_id = excluded.notification_id
          """, arguments: [userID, latest])
      try db.execute(
        sql: "DELETE FROM read_mark WHERE user_id = ? AND notification_id <= ?", arguments: [userID, latest])
    }
  }

  public func after(_ id: Int, limit: Int, for userID: Int) async throws -> [Shop.Notification]? {
    try await pool.read { db in
      let latest = try NotificationRows.latestID(db)
      let oldest = try Int.fetchOne(db, sql: "SELECT MIN(id) FROM notification") ?? latest + 1
      guard id <= latest, id >= oldest - 1 else { return nil }
      let rows = try Row.fetchAll(
        db,
        sql: "SELECT *, \(NotificationRows.isRead) AS is_read FROM notification n WHERE id > ? ORDER BY id LIMIT ?",
        arguments: [userID, userID, id, limit])
      return rows.map(NotificationRows.notification)
    }
  }

  public func latestID() async throws -> Int {
    try await pool.read { db in try NotificationRows.latestID(db) }
  }

  public func keep(_ count: Int) async throws {
    try await pool.write { db in
      try db.execute(
        sql: """
          DELETE FROM notification WHERE id <= (SELECT id FROM notification ORDER BY id DESC LIMIT 1 OFFSET ?)
          """, arguments: [max(count, 0)])
    }
  }

  public func unhealthy() async -> String? { await ModuleDatabase.unhealthy(pool) }
}

/// SQL and rows of notifications.
enum NotificationRows {
  /// Takes the user's id twice.
  static let isRead = """
    (id <= COALESCE((SELECT notification_id FROM read_up_to WHERE user_id = ?), 0)
      OR EXISTS (SELECT 1 FROM read_mark WHERE user_id = ? AND notification_id = n.id))
    """

  static func conditions(_ query: NotificationQuery, _ userID: Int) -> SQLConditions {
    var conditions = SQLConditions()
    if let isUnread = query.isUnread { conditions.add(isUnread ? "NOT \(isRead)" : isRead, [userID, userID]) }
    for word in searchWords(query.list.text) { conditions.add("instr(search_key, ?) > 0", [word]) }
    return conditions
  }

  static func searchKey(_ notification: NewNotification) -> String {
    (notification.title + " " + notification.body).lowercased()
  }

  /// The highest number that was ever given out, also when its row is gone.
  static func latestID(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'notification'") ?? 0
  }

  static func exists(_ id: Int, _ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT 1 FROM notification WHERE id = ?", arguments: [id]) != nil
  }

  static func order(_ sort: SortOrder<NotificationSort>?) -> String {
    let way = sort?.isDescending == false ? "ASC" : "DESC"
    return switch sort?.field {
    case .kind: "kind \(way), id DESC"
    case .createdAt, nil: "created_at \(way), id \(way)"
    }
  }

  static func notification(_ row: Row) -> Shop.Notification {
    Shop.Notification(
      id: row["id"], kind: row["kind"], title: row["title"], body: row["body"], link: row["link"],
      createdAt: Instant(milliseconds: row["created_at"]), isRead: row["is_read"])
  }
}
