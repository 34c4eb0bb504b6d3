import FacetValue
import Shop

/// Checks what every `ProductStore` promises. `make` gives a fresh, empty store each time.
public func checkProductStore(make: () async throws -> any ProductStore) async throws {
  try await checkProductRows(try await make())
  try await checkProductLists(try await make())
  try await checkProductSearch(try await make())
  try await checkProductsByID(try await make())
  try await checkAnyTextIsASearch(try await make())
  try await checkStock(try await make())
  try await checkReservationsOnce(try await make())
  try await checkReservationsAllOrNone(try await make())
  try await checkReleasesOnce(try await make())
  try await checkReservationsOfDeletedProducts(try await make())
  try await checkNeverOversold(try await make())
}

let productTime = Instant(milliseconds: 1_700_000_000_000)
let laterProductTime = Instant(milliseconds: 1_700_000_060_001)

func newProduct(
  _ name: String, stock: Int = 10, price: Int = 1299, category: String = "Things", tags: [String] = [],
  description: String = "", attributes: [String: String] = [:]
) -> NewProduct {
  NewProduct(
    name: name, description: description, category: category, tags: tags,
    price: Money(minorUnits: price, currency: "EUR"), stock: stock, attributes: attributes, createdAt: productTime)
}

/// Stores one product and returns it.
func one(_ store: any ProductStore, _ new: NewProduct) async throws -> Product {
  guard let product = try await store.add([new]).first else {
    throw ContractViolation(description: "add returned nothing")
  }
  return product
}

private func checkProductRows(_ store: any ProductStore) async throws {
  let attributes = ["colour \"x\"": "blau/grün", "a": ""]
  let lamp = try await one(
    store, newProduct("Lamp", tags: ["new", "light"], description: "Line 1\nLine 2", attributes: attributes))
  try expectEqual(try await store.product(lamp.id), lamp, "the stored product")
  try expectEqual(lamp.attributes, attributes, "attributes")
  try expectEqual(lamp.tags, ["new", "light"], "tags keep their order")
  try expectEqual(lamp.price, Money(minorUnits: 1299, currency: "EUR"), "price")

  let changed = try await store.update(lamp.id, ProductForm(name: "Desk lamp", tags: ["light"]), at: laterProductTime)
  try expectEqual(changed?.name, "Desk lamp", "the new name")
  try expectEqual(changed?.tags, ["light"], "the new tags")
  try expectEqual(changed?.stock, 10, "the kept stock")
  try expectEqual(changed?.attributes, attributes, "the kept attributes")
  try expectEqual(changed?.updatedAt, laterProductTime, "updatedAt")
  try expectEqual(try await store.product(lamp.id), changed, "what was answered is what is stored")
  try expectEqual(
    try await store.list(ListQuery(), ProductFilter(tag: "new")).total, 0, "products of a tag that was removed")

  try expect(try await store.delete(lamp.id), "delete found nothing")
  try expect(try await store.delete(lamp.id) == false, "deleted twice")
  try expect(try await store.product(lamp.id) == nil, "a deleted product is still there")
  try expect(try await store.update(lamp.id, ProductForm(), at: productTime) == nil, "updated a deleted product")
  try expect(try await store.restock(lamp.id, by: 1, at: productTime) == nil, "restocked a deleted product")
  try expectEqual(try await store.list(ListQuery(text: "lamp"), ProductFilter()).total, 0, "found after deletion")
  let next = try await one(store, newProduct("Next"))
  try expect(next.id != lamp.id, "the id of a deleted product was given again")
}

private func checkProductLists(_ store: any ProductStore) async throws {
  _ = try await store.add([
    newProduct("banana", stock: 3, price: 30, category: "Fruit", tags: ["yellow"]),
    newProduct("Apple", stock: 5, price: 10, category: "Fruit", tags: ["red", "sour"]),
    newProduct("Chair", stock: 0, price: 20, category: "Home", tags: ["red"]),
  ])
  func names(_ query: ListQuery<ProductSort>, _ filter: ProductFilter = ProductFilter()) async throws -> [String] {
    try await store.list(query, filter).items.map(\.name)
  }
  func sorted(_ field: ProductSort, _ isDescending: Bool = false) async throws -> [String] {
    try await names(ListQuery(sort: SortOrder(field: field, isDescending: isDescending)))
  }
  try expectEqual(try await names(ListQuery()), ["Apple", "banana", "Chair"], "by name")
  try expectEqual(try await sorted(.name, true), ["Chair", "banana", "Apple"], "by name, descending")
  try expectEqual(try await sorted(.price), ["Apple", "Chair", "banana"], "by price")
  try expectEqual(try await sorted(.stock, true), ["Apple", "banana", "Chair"], "by stock, descending")
  try expectEqual(try await sorted(.createdAt).count, 3, "by creation")
  try expectEqual(try await sorted(.relevance).count, 3, "by relevance without a search")
  try expectEqual(try await names(ListQuery(), ProductFilter(category: "Fruit")), ["Apple", "banana"], "category")
  try expectEqual(try await names(ListQuery(), ProductFilter(tag: "red")), ["Apple", "Chair"], "tag")
  try expectEqual(try await names(ListQuery(), ProductFilter(isLow: true)), ["banana", "Chair"], "low stock")
  let both = ProductFilter(category: "Fruit", tag: "red")
  try expectEqual(try await names(ListQuery(text: "app"), both), ["Apple"], "search and filters")
  let page = try await store.list(ListQuery(page: 2, size: 2), ProductFilter())
  try expectEqual(page.items.map(\.name), ["Chair"], "the second page")
  try expectEqual(page.total, 3, "total")
  let categories = try await store.categories()
  try expectEqual(categories, [Category(name: "Fruit", count: 2), Category(name: "Home", count: 1)], "categories")
}
