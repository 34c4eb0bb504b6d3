import GRDB
import Testing

@testable import ShopSQLite

@Suite struct ModuleDatabaseTests {
  @Test func commitsAreDurableAndForeignKeysHold() throws {
    let folder = try TemporaryFolder()
    let pool = try ModuleDatabase.open(folder.file(), migrator: DatabaseMigrator())
    try pool.write { db in
      try #expect(Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
      try #expect(String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
      try #expect(Bool.fetchOne(db, sql: "PRAGMA foreign_keys") == true)
      try #expect(Int.fetchOne(db, sql: "PRAGMA busy_timeout") == 10000)
    }
  }

  @Test func reopeningStaysDurable() throws {
    let folder = try TemporaryFolder()
    let file = folder.file()
    try ModuleDatabase.open(file, migrator: DatabaseMigrator()).close()
    let pool = try ModuleDatabase.open(file, migrator: DatabaseMigrator())
    try #expect(pool.write { db in try Int.fetchOne(db, sql: "PRAGMA synchronous") } == 2)
  }

  @Test func aFileOfALaterVersionIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = folder.file()
    var later = DatabaseMigrator()
    later.registerMigration("from the future") { _ in }
    try ModuleDatabase.open(file, migrator: later).close()
    #expect(throws: SupersededDatabase.self) { try ModuleDatabase.open(file, migrator: DatabaseMigrator()) }
  }

  @Test func anUnreadableFileIsAnError() throws {
    let folder = try TemporaryFolder()
    #expect(throws: DatabaseError.self) {
      try ModuleDatabase.open(folder.file("missing/x.sqlite"), migrator: DatabaseMigrator())
    }
  }
}
