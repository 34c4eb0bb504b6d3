import FacetValue
import Shop
import Testing

@testable import ShopSQLite

/// A product comes back from its row as it was, whatever its texts hold.
@Suite struct ProductRowTests {
  @Test func textsComeBackWhole() async throws {
    let folder = try TemporaryFolder()
    let store = try ProductSQLiteStore(file: folder.file())
    let hostile = "\"\\/\u{0}\u{1F}\n<é\u{2028}🎈"
    let new = NewProduct(
      name: "Lamp", description: "é", category: "Home", tags: [hostile, ""],
      price: Money(minorUnits: 5, currency: "EUR"), stock: 3, attributes: [hostile: hostile, "": ""],
      createdAt: Instant(milliseconds: 7))
    let id = try #require(try await store.add([new]).first?.id)
    let product = try #require(try await store.product(id))
    #expect(product.tags == new.tags)
    #expect(product.attributes == new.attributes)
    #expect(product.description == "é")
    #expect(product.price == new.price)
    #expect(product.createdAt == new.createdAt)
    let listed = try await store.list(ListQuery(), ProductFilter())
    #expect(listed.items == [product])
  }
}
