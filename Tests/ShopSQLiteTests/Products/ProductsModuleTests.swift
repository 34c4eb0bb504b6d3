import FacetValue
import Logging
import Shop
import ShopSQLite
import Testing

@Suite struct ProductsModuleTests {
  private let folder: TemporaryFolder
  private let store: ProductSQLiteStore
  private let module: ProductsModule

  init() throws {
    folder = try TemporaryFolder()
    store = try ProductSQLiteStore(file: folder.file())
    module = ProductsModule(store: store, clock: FixedClock(Instant(milliseconds: 1000)), log: silentLog)
  }

  private func ask(
    _ method: ModuleRequest.Method, _ path: String = "", _ body: Value? = nil, query: [(String, String)] = [],
    as role: Role = .manager
  ) async -> ModuleResponse {
    await module.respond(to: request(method, "products" + path, body, query: query, as: role))
  }

  private let lamp: Value = [
    "name": " Lamp ", "category": "Home", "price": ["amount": 1299, "currency": "EUR"], "stock": 7,
    "tags": ["new", "new", "oak"], "attributes": ["Colour": "red"],
  ]

  @Test func createReadReplaceChangeDelete() async throws {
    let created = await ask(.post, "", lamp)
    #expect(created.status == 201 && created.headers.first?.value == "/api/products/1")
    let expected: Value = [
      "id": 1, "name": "Lamp", "description": "", "category": "Home", "tags": ["new", "oak"],
      "price": ["amount": 1299, "currency": "EUR"], "stock": 7, "attributes": ["Colour": "red"],
      "createdAt": "1970-01-01T00:00:01Z", "updatedAt": "1970-01-01T00:00:01Z",
    ]
    #expect(json(created) == expected)
    #expect(json(await ask(.get, "/1", as: .anonymous)) == expected)
    #expect(json(await ask(.patch, "/1", ["description": "Two\nlines"]))?["description"] == "Two\nlines")
    let replaced = await ask(
      .put, "/1", ["name": "B", "category": "C", "price": ["amount": 0, "currency": "JPY"], "stock": 0])
    #expect(json(replaced)?["tags"] == [] && json(replaced)?["attributes"] == [:] && json(replaced)?["stock"] == 0)
    #expect(await ask(.delete, "/1").status == 204)
    #expect(await ask(.get, "/1").status == 404)
    #expect(await ask(.patch, "/1", [:]).status == 404)
  }

  @Test(arguments: Role.allCases)
  func roles(role: Role) async {
    let reading = [
      await ask(.get, as: role).status, await ask(.get, "/9", as: role).status,
      await ask(.get, "/categories", as: role).status,
    ]
    #expect(reading == [200, 404, 200])
    let writing = [
      await ask(.post, "", ["junk": 1], as: role).status, await ask(.put, "/9", lamp, as: role).status,
      await ask(.patch, "/9", [:], as: role).status, await ask(.delete, "/9", as: role).status,
      await ask(.post, "/9/restock", ["quantity": 1], as: role).status,
    ]
    switch role {
    case .anonymous: #expect(writing == [401, 401, 401, 401, 401])
    case .viewer: #expect(writing == [403, 403, 403, 403, 403])
    case .manager, .admin: #expect(writing == [422, 404, 404, 404, 404])
    }
  }

  @Test(arguments: Role.allCases)
  func rolesAtTheController(role: Role) async {
    let products = ProductController(store: store, clock: SystemClock())
    let caller = Caller(userID: 5, name: "x", role: role)
    func status(_ work: () async throws -> Void) async -> Int {
      do { try await work() } catch { return (error as? Problem)?.status ?? 500 }
      return 200
    }
    let reading = [
      await status { _ = try await products.list(ListQuery(), ProductFilter(), as: caller) },
      await status { _ = try await products.read(9, as: caller) },
      await status { _ = try await products.categories(as: caller) },
    ]
    let writing = [
      await status { _ = try await products.create(ProductForm(), as: caller) },
      await status { _ = try await products.update(9, ProductForm(), as: caller) },
      await status { try await products.delete(9, as: caller) },
      await status { _ = try await products.restock(9, by: 1, as: caller) },
    ]
    #expect(reading == [200, 404, 200])
    let refused = role == .anonymous ? 401 : 403
    #expect(writing == (role >= .manager ? [422, 404, 404, 404] : [refused, refused, refused, refused]))
  }

  @Test func searchesFiltersAndSorts() async {
    _ = await ask(.post, "", lamp)
    _ = await ask(
      .post, "", ["name": "Oak table", "category": "Home", "price": ["amount": 900, "currency": "EUR"], "stock": 2])
    func names(_ query: [(String, String)]) async -> [Value?]? {
      json(await ask(.get, query: query, as: .anonymous))?["items"]?.elements?.map { $0["name"] }
    }
    #expect(await names([("q", "oak")]) == ["Oak table", "Lamp"])
    #expect(await names([("q", "oak"), ("sort", "-relevance")]) == ["Lamp", "Oak table"])
    #expect(await names([("sort", "-price")]) == ["Lamp", "Oak table"])
    #expect(await names([("low", "true")]) == ["Oak table"])
    #expect(await names([("low", "false")]) == ["Lamp", "Oak table"])
    #expect(await names([("tag", "oak"), ("category", "Home")]) == ["Lamp"])
    #expect(await names([("tag", ""), ("category", ""), ("q", ""), ("low", "")]) == ["Lamp", "Oak table"])
    #expect(await names([("q", "\"*^(AND")]) == [])
    let categories = json(await ask(.get, "/categories", as: .anonymous))
    #expect(categories == [["name": "Home", "count": 2]])
    let wrong = await ask(.get, query: [("sort", "secret"), ("low", "1"), ("page", "9999999999999999999")])
    #expect(wrong.status == 400 && Set(pointers(wrong)) == ["?sort", "?low", "?page"])
  }

  @Test func wrongFieldsAreNamed() async {
    let types = await ask(
      .post, "", ["name": "x", "category": "c", "price": 5, "tags": "a", "attributes": ["k": 1], "stock": "many"])
    #expect(types.status == 400)
    #expect(pointers(types).sorted() == ["/attributes/k", "/price", "/stock", "/tags"])
    let rules = await ask(
      .post, "", ["name": "", "category": "c", "price": ["amount": -1, "currency": "EUR"], "stock": -1])
    #expect(rules.status == 422 && pointers(rules) == ["/name", "/price/amount", "/stock"])
    let huge = await ask(.patch, "/1", ["stock": .double(1e18)])
    #expect(huge.status == 400 && pointers(huge) == ["/stock"])
  }

  @Test func restocking() async {
    _ = await ask(.post, "", lamp)
    #expect(json(await ask(.post, "/1/restock", ["quantity": 3]))?["stock"] == 10)
    for quantity: Value in [0, -3, 100_001] {
      let refused = await ask(.post, "/1/restock", ["quantity": quantity])
      #expect(refused.status == 422 && pointers(refused) == ["/quantity"])
    }
    #expect(await ask(.post, "/1/restock", ["quantity": "3"]).status == 400)
    #expect(json(await ask(.get, "/1"))?["stock"] == 10)
    #expect(await ask(.get, "/1/restock").status == 405)
  }
}
