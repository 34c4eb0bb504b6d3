import FacetValue
import Shop
import ShopSQLite
import ShopTesting
import Testing

@Suite struct UserSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkUserStore { try UserSQLiteStore(file: folder.file()) }
  }

  @Test func survivesReopening() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file()
    let new = NewUser(name: "Ann", email: "ann@example.com", role: .admin, createdAt: Instant(milliseconds: 7))
    let added = try await UserSQLiteStore(file: file).add([new])
    let reopened = try UserSQLiteStore(file: file)
    #expect(try await reopened.user(1) == added.first)
    #expect(await reopened.unhealthy() == nil)
  }
}
