import FacetValue
import Shop
import ShopTesting
import Testing

@testable import ShopSQLite

@Suite struct ProductSQLiteStoreTests {
  @Test func keepsTheContract() async throws {
    let folder = try TemporaryFolder()
    try await checkProductStore { try ProductSQLiteStore(file: folder.file()) }
  }

  @Test func survivesReopening() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file()
    let new = NewProduct(
      name: "Lamp", category: "Home", price: Money(minorUnits: 5, currency: "EUR"), stock: 3,
      createdAt: Instant(milliseconds: 7))
    let first = try ProductSQLiteStore(file: file)
    let id = try #require(try await first.add([new]).first?.id)
    _ = try await first.reserve(id: "r", lines: [ReservationLine(productID: id, quantity: 2)])
    let reopened = try ProductSQLiteStore(file: file)
    #expect(try await reopened.product(id)?.stock == 1)
    try await reopened.release(id: "r")
    #expect(try await first.product(id)?.stock == 3)
  }

  @Test(arguments: [
    ("", ProductSearch.everything), (" \t\u{0}", .everything), ("a", .words("\"a\"*")),
    ("a\"b OR", .words("\"a\"* \"b\"* \"OR\"*")), ("--%", .literal("--%")), ("\u{301}", .literal("\u{301}")),
    ("🎈 x", .words("\"x\"*")),
  ])
  func quotesWhatWasTyped(text: String, expected: ProductSearch) {
    #expect(ProductSearch(text) == expected)
  }

  @Test func looksAtTenWordsAtMost() {
    guard case .words(let pattern) = ProductSearch(String(repeating: "w ", count: 100)) else {
      Issue.record("no words found")
      return
    }
    #expect(pattern.split(separator: " ").count == 10)
  }
}
