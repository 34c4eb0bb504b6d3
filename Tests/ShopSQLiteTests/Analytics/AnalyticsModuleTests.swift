import FacetValue
import Shop
import ShopSQLite
import Testing

@Suite struct AnalyticsModuleTests {
  private static let now = Instant(milliseconds: 1_700_000_000_000)
  private let folder: TemporaryFolder
  private let module: AnalyticsModule

  init() throws {
    folder = try TemporaryFolder()
    let store = try AnalyticsSQLiteStore(file: folder.file())
    module = AnalyticsModule(AnalyticsController(store: store, clock: FixedClock(Self.now)), log: silentLog)
  }

  private func ask(
    _ method: ModuleRequest.Method, _ path: String, _ body: Value? = nil, query: [(String, String)] = []
  ) async -> ModuleResponse {
    await module.respond(to: request(method, "analytics/" + path, body, query: query, as: .manager))
  }

  private func record(_ id: String, _ kind: String, at: Instant = now) async throws {
    let data: Value = [
      "orderId": 1, "number": "F-10001", "customer": ["id": 1, "name": "Ana"],
      "total": ["amount": 500, "currency": "EUR"],
      "lines": [
        ["productId": 1, "name": "Lamp", "quantity": 1, "unitPrice": ["amount": 500, "currency": "EUR"]]
      ],
    ]
    let body: Value = [["id": .string(id), "kind": .string(kind), "at": .string(at.rfc3339), "data": data]]
    #expect(json(await ask(.post, "events", body))?["recorded"] == 1)
  }

  @Test func theFiguresIncludeThisMoment() async throws {
    try await record("1", "order.placed")
    #expect(json(await ask(.get, "summary"))?["orders"] == 1)
    #expect(json(await ask(.get, "top-products"))?.elements?.count == 1)
    let points = json(await ask(.get, "revenue"))?.elements ?? []
    #expect(points.compactMap { $0["orders"] }.last == 1)
    let before = json(await ask(.get, "summary", query: [("to", Self.now.rfc3339)]))
    #expect(before?["orders"] == 0, "a given end is not included")
  }

  /// Placing is the shop's own affair: an order that is told of has been placed.
  @Test(arguments: ["order.placing", "order.lost", "order.", "order.pending.again"])
  func aKindThatIsNoVisibleStateMovesNothing(kind: String) async throws {
    try await record("1", "order.placed")
    try await record("2", kind)
    let states = json(await ask(.get, "states"))?.elements ?? []
    #expect(states.first { $0["state"] == "pending" }?["count"] == 1)
  }

  /// Nothing that RFC 3339 can't write comes out, wherever in time a period lies.
  @Test(arguments: ["day", "week", "month"])
  func periodsAtTheEndsOfTime(bucket: String) async {
    for (from, to) in [
      (nil, "0001-01-02"), ("0001-01-01", "0001-01-20"), ("9999-12-20", "9999-12-31T23:59:59.999Z"),
    ] {
      let query = [("from", from), ("to", to), ("bucket", bucket)].compactMap { name, value in value.map { (name, $0) }
      }
      let answer = await ask(.get, "revenue", query: query)
      #expect(answer.status == 200)
      let starts = (json(answer)?.elements ?? []).map { $0["start"] }
      #expect(!starts.isEmpty && starts.allSatisfy(isDate), "\(starts)")
      #expect(await ask(.get, "summary", query: query).status == 200)
    }
  }

  private func isDate(_ value: Value?) -> Bool {
    guard case .string(let text)? = value else { return false }
    return Instant(rfc3339: text) != nil
  }

  @Test func emptyAndEndlessPeriodsAreRefused() async {
    let day = "2026-01-31"
    #expect(pointers(await ask(.get, "summary", query: [("from", day), ("to", day)])) == ["?to"])
    #expect(pointers(await ask(.get, "summary", query: [("from", "9999-01-01")])) == ["?from"])
    let ages = [("from", "0001-01-01"), ("to", "9999-12-31")]
    #expect(pointers(await ask(.get, "revenue", query: ages)) == ["?bucket"])
    #expect(pointers(await ask(.get, "revenue", query: ages + [("bucket", "month")])) == ["?bucket"])
    for limit in ["0", "101", "-1", "9223372036854775808"] {
      #expect(pointers(await ask(.get, "events", query: [("limit", limit)])) == ["?limit"])
    }
  }
}
