import ShopSQLite
import ShopTesting
import Testing

@Suite struct NotificationSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkNotificationStore { try NotificationSQLiteStore(file: folder.file()) }
  }
}
