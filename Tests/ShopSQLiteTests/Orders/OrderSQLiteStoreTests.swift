import FacetValue
import GRDB
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

@Suite struct OrderSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkOrderStore { try OrderSQLiteStore(file: folder.file()) }
  }

  @Test func anOrderAndItsEventCommitTogether() async throws {
    let folder = try TemporaryFolder()
    let store = try OrderSQLiteStore(file: folder.file())
    let draft = OrderDraft(lines: [.init(productID: 1, quantity: 1, unitPrice: 5)], currency: "EUR", total: 5, note: "")
    let at = Instant(milliseconds: 1)
    let start = try await store.begin(
      draft, customerID: 1, customerName: "A", reservation: "r", claim: nil, at: at, begun: at)
    guard case .begun(let order) = start else { throw ContractViolationError() }
    #expect(try await store.commit(order, event: order.event("order.placed", id: "e", at: at)))
    #expect(try await store.commit(order, event: order.event("order.placed", id: "e2", at: at)) == false)
    let events = try await SQLiteOutboxLog(store.pool).events(for: "any", limit: 9)
    #expect(events.map(\.event.id) == ["e"])
    #expect(events.first?.event.data["orderId"] == .int(order.id))
  }
}

struct ContractViolationError: Error {}
