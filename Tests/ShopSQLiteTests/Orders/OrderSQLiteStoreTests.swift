import ShopSQLite
import ShopTesting
import Testing

@Suite struct OrderSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkOrderStore { try OrderSQLiteStore(file: folder.file()) }
  }
}

struct ContractViolationError: Error {}
