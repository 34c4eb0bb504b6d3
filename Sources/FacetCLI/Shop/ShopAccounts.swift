import Gateway
import Shop

/// The users module's accounts, as sessions ask for them.
struct ShopAccounts: Accounts {
  let directory: UserDirectory

  func access(email: String, password: String) async throws -> AccountAccess? {
    try await directory.access(email: email, password: password)
  }

  func access(id: Int) async throws -> AccountAccess? { try await directory.access(id: id) }

  func demoCaller() async throws -> Caller? { try await directory.demoCaller() }
}
