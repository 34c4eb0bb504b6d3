import FacetValue
import Logging

/// `/api/products`
public struct ProductsModule: DescribedModule {
  public let name = "products"
  public let prefixes = ["/api/products"]
  public let endpoints: [Endpoint]
  public let router: ModuleRouter
  private let store: any ProductStore

  public init(
    store: any ProductStore, clock: any ShopClock = SystemClock(), log: Logger = Logger(label: "shop.products")
  ) {
    self.store = store
    let products = ProductController(store: store, clock: clock)
    endpoints = Self.reading(products) + Self.writing(products)
    router = ModuleRouter(endpoints, log: log)
  }

  public func unhealthy() async -> String? { await store.unhealthy() }

  public func run() async { await untilCancelled() }

  private static func reading(_ products: ProductController) -> [Endpoint] {
    [
      Endpoint(
        .get, "/api/products", .listProducts, "List and search the catalogue",
        parameters: ParameterDescription.list(sorts: ProductSort.allCases.map(\.rawValue)) + [
          ParameterDescription(
            "id", .array(.integer(idRange), 0...idLimit), note: "Only these products. An id that nothing has is fine."),
          ParameterDescription("category", .shortText(filterLimit)),
          ParameterDescription("tag", .shortText(filterLimit)),
          .flag("low"),
        ],
        success: .ok(.page(of: "Product", ProductSchemas.product))
      ) { request, _ in
        var query = QueryReader(request.query)
        let list = query.list(sorts: ProductSort.allCases)
        let filter = ProductFilter(
          ids: query.ints("id", idRange, limit: idLimit),
          category: query.text("category", limit: filterLimit),
          tag: query.text("tag", limit: filterLimit), isLow: query.bool("low") ?? false)
        try query.check()
        return .ok(try await products.list(list, filter, as: request.caller).value(\.value))
      },
      Endpoint(
        .get, "/api/products/categories", .listCategories, "List the categories",
        success: .ok(.array(ProductSchemas.category))
      ) { request, _ in
        .ok(.array(try await products.categories(as: request.caller).map(\.value)))
      },
      Endpoint(
        .get, "/api/products/{id}", .readProduct, "Read a product", success: .ok(ProductSchemas.product)
      ) { request, path in
        .ok(try await products.read(try path.id("product"), as: request.caller).value)
      },
    ]
  }

  private static func writing(_ products: ProductController) -> [Endpoint] {
    [
      Endpoint(
        .post, "/api/products", .createProduct, "Add a product", body: ProductSchemas.form(.new),
        success: .created(ProductSchemas.product)
      ) { request, _ in
        let product = try await products.create(try form(request, .new), as: request.caller)
        return .created(product.value, at: "/api/products/\(product.id)")
      },
      update(products, .put, .replacement, "Replace a product"),
      update(products, .patch, .part, "Change parts of a product"),
      Endpoint(
        .delete, "/api/products/{id}", .deleteProduct, "Remove a product from the catalogue", success: .noContent
      ) { request, path in
        try await products.delete(try path.id("product"), as: request.caller)
        return .noContent
      },
      Endpoint(
        .post, "/api/products/{id}/restock", .restockProduct, "Add to a product's stock",
        body: ProductSchemas.restock, success: .ok(ProductSchemas.product), problems: [409]
      ) { request, path in
        let id = try path.id("product")
        var body = try BodyReader(request.body)
        let quantity = body.int("quantity", ProductRules.restock)
        try body.check()
        return .ok(try await products.restock(id, by: quantity, as: request.caller).value)
      },
    ]
  }

  private static func update(
    _ products: ProductController, _ method: ModuleRequest.Method, _ kind: FormKind, _ summary: String
  ) -> Endpoint {
    Endpoint(
      method, "/api/products/{id}", .updateProduct, summary, body: ProductSchemas.form(kind),
      success: .ok(ProductSchemas.product)
    ) { request, path in
      let id = try path.id("product")
      return .ok(try await products.update(id, try form(request, kind), as: request.caller).value)
    }
  }

  private static func form(_ request: ModuleRequest, _ kind: FormKind) throws -> ProductForm {
    var body = try BodyReader(request.body)
    let form = ProductForm(&body, kind)
    try body.check()
    return form
  }

  private static let idRange = 0...Value.safeIntegers.upperBound
  private static let idLimit = 100
  private static let filterLimit = 100
}
