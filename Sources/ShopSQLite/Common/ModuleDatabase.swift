import Foundation
import GRDB

/// Opens a module's database file, the same way for all five.
///
/// Write transactions begin immediately and wait for another process's lock; a commit is on the disk before it is
/// acknowledged (`synchronous=FULL`).
public enum ModuleDatabase {
  /// Opens or creates the file and brings its tables up to date; one process after the other, when several begin at once.
  /// - Throws: `DatabaseError`, also when the file was written by a later version.
  public static func open(_ file: String, migrator: DatabaseMigrator) throws -> DatabasePool {
    var configuration = Configuration()
    // Where no file can be made the database can't either, and says so better.
    let lock = try? FileLock(file + "-opening")
    defer { withExtendedLifetime(lock) {} }
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 4
    configuration.label = "shop." + URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    let pool = try DatabasePool(path: file, configuration: configuration)
    // GRDB sets NORMAL when it turns WAL on, so this has to follow. Only the one writing connection needs it.
    try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    if try pool.read(migrator.hasBeenSuperseded) { throw SupersededDatabase(file: file) }
    try migrator.migrate(pool)
    return pool
  }

  /// Moves what the write-ahead log holds into the file and closes it. What fails here is made up for at the next
  /// opening.
  static func finish(_ pool: DatabasePool) {
    try? pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try? pool.close()
  }

  /// Whether the database answers; nil when it does.
  public static func unhealthy(_ pool: DatabasePool) async -> String? {
    do {
      _ = try await pool.read { db in try Int.fetchOne(db, sql: "SELECT 1") }
      return nil
    } catch {
      return "\(error)"
    }
  }
}

/// The file has tables of a later version, which this one would damage.
public struct SupersededDatabase: Error, CustomStringConvertible {
  public let file: String
  public var description: String { "\(file) was written by a later version of Facet" }
}
