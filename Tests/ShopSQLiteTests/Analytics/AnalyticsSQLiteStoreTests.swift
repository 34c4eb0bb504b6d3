import ShopSQLite
import ShopTesting
import Testing

@Suite struct AnalyticsSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkAnalyticsStore { try AnalyticsSQLiteStore(file: folder.file()) }
  }
}
