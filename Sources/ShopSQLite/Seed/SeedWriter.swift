import FacetValue
import Foundation
import GRDB
import Shop

/// Writes a made-up shop into the five files of a folder.
public enum SeedWriter {
  public typealias Report = @Sendable (SeedProgress) -> Void

  /// Fills a folder that has no shop in it; the same plan gives the same rows.
  ///
  /// The files are written straight, one transaction each, without going through the modules. Whoever wants all or
  /// nothing writes to a temporary folder and renames it.
  /// - Throws: `SeedError.notEmpty` when a file of the shop is there already.
  public static func write(
    to directory: String, plan: SeedPlan, progress: @escaping Report = { _ in }
  ) async throws {
    let files = try ShopFiles(directory: directory)
    try files.protect()
    let all = [files.users, files.products, files.orders, files.analytics, files.notifications]
    if let there = all.first(where: FileManager.default.fileExists) { throw SeedError.notEmpty(there) }
    progress(SeedProgress(step: "words", done: 0, total: 1))
    let data = SeedData(plan)
    progress(SeedProgress(step: "words", done: 1, total: 1))
    try await users(data, files.users, progress)
    try await products(data, files.products, progress)
    try await orders(data, files.orders, progress)
    try await analytics(data, files.analytics, progress)
    try await notifications(data, files.notifications, progress)
  }

  private static func users(_ data: SeedData, _ file: String, _ report: @escaping Report) async throws {
    let store = try UserSQLiteStore(file: file)
    defer { ModuleDatabase.finish(store.pool) }
    _ = try await store.add(data.users)
    report(SeedProgress(step: "users", done: data.users.count, total: data.users.count))
  }

  private static func products(_ data: SeedData, _ file: String, _ report: @escaping Report) async throws {
    let store = try ProductSQLiteStore(file: file)
    defer { ModuleDatabase.finish(store.pool) }
    let count = data.products.count
    for start in stride(from: 0, to: count, by: 500) {
      let end = min(start + 500, count)
      _ = try await store.add(Array(data.products[start..<end]))
      report(SeedProgress(step: "products", done: end, total: count))
    }
    try await store.pool.write { db in
      // Orders that can still be cancelled need the reservation that gives their goods back.
      let reservation = try BulkInsert(db, "reservation", ["id", "state"])
      let line = try BulkInsert(
        db, "reservation_line",
        ["reservation_id", "position", "product_id", "name", "quantity", "price_amount", "price_currency"])
      for order in data.orders where order.state.transitions.contains(.cancelled) {
        try reservation.add([order.reservation, "confirmed"])
        for (position, each) in order.lines.enumerated() {
          try line.add([
            order.reservation, position, each.productID, each.name, each.quantity, each.unitPrice, order.currency,
          ])
        }
      }
    }
  }

  private static func orders(_ data: SeedData, _ file: String, _ report: @escaping Report) async throws {
    let store = try OrderSQLiteStore(file: file)
    defer { ModuleDatabase.finish(store.pool) }
    try await store.pool.write { db in
      let writer = try SeedOrderWriter(db)
      for (index, order) in data.orders.enumerated() {
        try writer.add(order)
        tell("orders", index + 1, data.orders.count, report)
      }
    }
  }

  private static func analytics(_ data: SeedData, _ file: String, _ report: @escaping Report) async throws {
    let store = try AnalyticsSQLiteStore(file: file)
    defer { ModuleDatabase.finish(store.pool) }
    try await store.pool.write { db in
      let event = try BulkInsert(db, "event", ["id", "kind", "text", "at", "link"])
      for (index, each) in data.events.enumerated() {
        let entry = AnalyticsEntry(each)
        try event.add([
          entry.event.id, entry.event.kind, entry.event.text, entry.event.at.milliseconds, entry.event.link,
        ])
        try AnalyticsRows.apply(entry.effect, db)
        tell("figures", index + 1, data.events.count, report)
      }
    }
  }

  /// The staff's list holds what happened lately; the demo accounts have read all but the latest of it.
  private static func notifications(_ data: SeedData, _ file: String, _ report: @escaping Report) async throws {
    let store = try NotificationSQLiteStore(file: file)
    defer { ModuleDatabase.finish(store.pool) }
    let latest = data.events.compactMap { NewNotification($0) }.suffix(400)
    let added = try await store.add(Array(latest))
    let read = added.dropLast(12).last?.id ?? 0
    try await store.pool.write { db in
      let mark = try BulkInsert(db, "read_up_to", ["user_id", "notification_id"])
      for index in data.users.indices where data.users[index].isDemo { try mark.add([index + 1, read]) }
    }
    report(SeedProgress(step: "notifications", done: added.count, total: added.count))
  }

  private static func tell(_ step: String, _ done: Int, _ total: Int, _ report: Report) {
    if done % 2000 == 0 || done == total { report(SeedProgress(step: step, done: done, total: total)) }
  }
}

/// Why a folder cannot be seeded.
public enum SeedError: Error, CustomStringConvertible, Equatable {
  case notEmpty(String)
  public var description: String {
    switch self {
    case .notEmpty(let file): "\(file) is there already: seed into an empty folder"
    }
  }
}
