import ShopSQLite
import ShopTesting
import Testing

@Suite struct OrderSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkOrderStore { try OrderSQLiteStore(file: folder.file()) }
  }

  @Test func keepsTheContractBetweenProcesses() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file()
    try await checkSharedOrderStore { try OrderSQLiteStore(file: file) }
  }
}

struct ContractViolationError: Error {}
