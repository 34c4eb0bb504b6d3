import FacetValue
import GRDB
import Shop
import Testing

@testable import ShopSQLite

@Suite struct OutboxTableTests {
  private static func database(_ folder: TemporaryFolder) throws -> DatabasePool {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("outbox") { db in try OutboxTable.create(db) }
    return try ModuleDatabase.open(folder.file(), migrator: migrator)
  }

  private func event(_ id: String, _ data: Value = ["n": 1]) -> DomainEvent {
    DomainEvent(id: id, kind: "test.happened", at: Instant(milliseconds: 5), data: data)
  }

  @Test func anEventIsGoneWithItsTransaction() async throws {
    struct Refused: Error {}
    let folder = try TemporaryFolder()
    let pool = try Self.database(folder)
    await #expect(throws: Refused.self) {
      try await pool.write { [self] db in
        try OutboxTable.append(event("a"), db)
        throw Refused()
      }
    }
    #expect(try await SQLiteOutboxLog(pool).events(for: "x", limit: 9).isEmpty)
  }

  @Test func dataArrivesInItsJSONForm() async throws {
    let folder = try TemporaryFolder()
    let pool = try Self.database(folder)
    let data: Value = [
      "text": "a \"quoted\" / ü 🎈", "whole": 9_007_199_254_740_991, "half": 0.5,
      "yes": true, "no": false, "none": .null, "list": [1, "b", []],
      "at": .date(Instant(milliseconds: 1_700_000_000_123)),
      "price": .money(Money(minorUnits: -5, currency: "EUR")),
    ]
    try await pool.write { [self] db in try OutboxTable.append(event("a", data), db) }
    let read = try await SQLiteOutboxLog(pool).events(for: "x", limit: 1).first?.event.data
    let expected: Value = [
      "text": "a \"quoted\" / ü 🎈", "whole": 9_007_199_254_740_991, "half": 0.5,
      "yes": true, "no": false, "none": .null, "list": [1, "b", []],
      "at": "2023-11-14T22:13:20.123Z", "price": ["amount": -5, "currency": "EUR"],
    ]
    #expect(read == expected)
  }
}
