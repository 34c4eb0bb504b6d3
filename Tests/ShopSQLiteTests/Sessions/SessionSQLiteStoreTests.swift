import FacetValue
import Foundation
import Testing

@testable import ShopSQLite

@Suite struct SessionSQLiteStoreTests {
  private let folder: TemporaryFolder
  private let directory: String

  init() throws {
    folder = try TemporaryFolder()
    directory = folder.file("shop")
  }

  private func entry(_ user: Int = 1, created: Int = 1000, used: Int = 1000) -> SessionSQLiteStore.Entry {
    SessionSQLiteStore.Entry(
      userID: user, accessVersion: 3, created: Instant(milliseconds: created), lastUsed: Instant(milliseconds: used))
  }

  @Test func whoeverHasTheFolderKnowsTheSessions() async throws {
    let (one, two) = (try SessionSQLiteStore(directory: directory), try SessionSQLiteStore(directory: directory))
    try await one.insert(entry(7), for: [1, 2])
    #expect(try await two.entry(for: [1, 2]) == entry(7))
    #expect(try await two.entry(for: [1]) == nil)
    try await two.touch([1, 2], at: Instant(milliseconds: 5000))
    try await two.touch([1, 2], at: Instant(milliseconds: 4000))
    #expect(try await one.entry(for: [1, 2]) == entry(7, used: 5000), "time does not go back")
    one.close()
    two.close()
    let again = try SessionSQLiteStore(directory: directory)
    #expect(try await again.entry(for: [1, 2]) == entry(7, used: 5000))
    try await again.remove([1, 2])
    #expect(try await again.entry(for: [1, 2]) == nil)
    let rights = try FileManager.default.attributesOfItem(atPath: directory)[.posixPermissions] as? Int
    #expect(rights == 0o700)
  }

  @Test func whatIsOverIsRemoved() async throws {
    let store = try SessionSQLiteStore(directory: directory)
    try await store.insert(entry(created: 1000, used: 9000), for: [1])
    try await store.insert(entry(created: 5000, used: 6000), for: [2])
    try await store.insert(entry(created: 5000, used: 9000), for: [3])
    try await store.removeExpired(
      unusedSince: Instant(milliseconds: 6000), createdBefore: Instant(milliseconds: 1000))
    var left: [UInt8] = []
    for key in [UInt8(1), 2, 3] where try await store.entry(for: [key]) != nil { left.append(key) }
    #expect(left == [3])
  }
}
