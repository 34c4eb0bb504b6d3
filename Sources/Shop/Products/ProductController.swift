/// What can be done with products, on a caller's behalf.
public struct ProductController: Sendable {
  private let store: any ProductStore
  private let clock: any ShopClock

  public init(store: any ProductStore, clock: any ShopClock) {
    self.store = store
    self.clock = clock
  }

  public func list(
    _ query: ListQuery<ProductSort>, _ filter: ProductFilter, as caller: Caller
  ) async throws -> Page<Product> {
    try Authorisation.check(.listProducts, caller)
    return try await store.list(query, filter)
  }

  public func categories(as caller: Caller) async throws -> [Category] {
    try Authorisation.check(.listCategories, caller)
    return try await store.categories()
  }

  public func read(_ id: Int, as caller: Caller) async throws -> Product {
    try Authorisation.check(.readProduct, caller)
    return try found(await store.product(id))
  }

  public func create(_ form: ProductForm, as caller: Caller) async throws -> Product {
    try Authorisation.check(.createProduct, caller)
    guard let name = form.name, let category = form.category, let price = form.price else {
      let missing = form.name == nil ? "/name" : form.category == nil ? "/category" : "/price"
      throw Problem.validation(missing, "is required")
    }
    let product = NewProduct(
      name: name, description: form.description ?? "", category: category, tags: form.tags ?? [], price: price,
      stock: form.stock ?? 0, attributes: form.attributes ?? [:], createdAt: clock.now())
    return try found(await store.add([product]).first)
  }

  /// Changes what the form has; the rest stays.
  public func update(_ id: Int, _ form: ProductForm, as caller: Caller) async throws -> Product {
    try Authorisation.check(.updateProduct, caller)
    return try found(await store.update(id, form, at: clock.now()))
  }

  public func restock(_ id: Int, by quantity: Int, as caller: Caller) async throws -> Product {
    try Authorisation.check(.restockProduct, caller)
    guard ProductRules.restock.contains(quantity) else {
      let range = ProductRules.restock
      throw Problem.validation("/quantity", "must be between \(range.lowerBound) and \(range.upperBound)")
    }
    return try found(await store.restock(id, by: quantity, at: clock.now()))
  }

  public func delete(_ id: Int, as caller: Caller) async throws {
    try Authorisation.check(.deleteProduct, caller)
    guard try await store.delete(id) else { throw Problem.notFound("product") }
  }

  private func found(_ product: Product?) throws(Problem) -> Product {
    guard let product else { throw Problem.notFound("product") }
    return product
  }
}
