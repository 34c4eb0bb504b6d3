import Gateway
import Shop

/// The users module's accounts, as sessions ask for them.
struct ShopAccounts: Accounts {
  let directory: UserDirectory

  func verify(email: String, password: String) async throws -> Caller? {
    try await directory.verify(email: email, password: password)
  }

  func caller(id: Int) async throws -> Caller? { try await directory.caller(id: id) }

  func demoCaller() async throws -> Caller? { try await directory.demoCaller() }
}
