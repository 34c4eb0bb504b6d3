import Facet
import Testing

@Suite struct LoadTests {
  static let types = "type Todo { id: Int, title: String, done: Bool }\n"
  static let list = """
    <script>
      query q: String = ""
      load todos: [Todo] = api.get("/api/todos", ["q": q])
    </script>
    <ul>{#each todos as todo (todo.id)}<li>{todo.title}</li>{/each}</ul>
    """
  static let detail = """
    <script>
      param id: Int
      load todo: Todo = api.get("/api/todos/{id}")
      load extra: Todo? = api.get("/api/extra/{id}")
    </script>
    <h1>{todo.title}</h1>
    {#if let failure = error(extra)}<p class="quiet">{failure.status} {failure.title}</p>{/if}
    """

  static func site(_ more: [String: String] = [:]) throws -> Site {
    try makeSite(
      ["types.facet": types, "pages/index.facet": list, "pages/todos/[id].facet": detail]
        .merging(more, uniquingKeysWith: { $1 }))
  }

  @Test func aPageShowsWhatItsLoadGave() async throws {
    let api = ScriptedAPI { _ in
      ScriptedAPI.json(#"[{"id": 1, "title": "Milk & eggs", "done": false, "more": null}]"#)
    }
    let reply = try await Self.site().respond(to: .get("/?q=a%20b"), api: api)
    #expect(reply.status == 200)
    #expect(reply.text.contains("<ul><li>Milk &amp; eggs</li></ul>"))
    #expect(reply.header("Content-Type") == "text/html; charset=utf-8")
    #expect(reply.header("Vary") == "Accept")
    #expect(api.requests.map(\.path) == ["/api/todos"])
    #expect(api.requests.first?.query.map(\.value) == ["a b"])
  }

  @Test func loadsOfOnePageRunAtTheSameTime() async throws {
    // Each call waits until both have begun: run one after the other they would never end.
    let gate = Gate(count: 2)
    let api = ScriptedAPI { _ in
      await gate.arrive()
      return ScriptedAPI.json(#"{"id": 1, "title": "t", "done": true}"#)
    }
    let reply = try await Self.site().respond(to: .get("/todos/1"), api: api)
    #expect(reply.status == 200)
  }

  @Test func aMismatchNamesLoadPathAndBothTypes() async throws {
    let site = try makeSite(
      ["types.facet": Self.types, "pages/index.facet": Self.list],
      options: SiteOptions(showsErrors: true))
    let api = ScriptedAPI { _ in ScriptedAPI.json(#"[{"id": 1, "title": 7, "done": false}]"#) }
    let reply = await site.respond(to: .get("/"), api: api)
    #expect(reply.status == 502)
    for part in ["todos", "[0].title", "String", "7"] { #expect(reply.text.contains(part), "\(part)") }
  }

  @Test func anOptionalLoadThatFailsIsNilAndHasItsError() async throws {
    let api = ScriptedAPI { request in
      request.path.hasPrefix("/api/extra")
        ? ScriptedAPI.json(#"{"title": "Asleep", "status": 503}"#, status: 503)
        : ScriptedAPI.json(#"{"id": 1, "title": "t", "done": true}"#)
    }
    let reply = try await Self.site().respond(to: .get("/todos/1"), api: api)
    #expect(reply.status == 200)
    #expect(reply.text.contains(#"<p class="quiet">503 Asleep</p>"#))
  }

  @Test(arguments: [
    (404, 404), (403, 403), (500, 502), (502, 502), (503, 503), (504, 504), (401, 401), (400, 400), (422, 400),
  ])
  func aRequiredLoadThatFailsDecidesTheAnswer(answered: Int, expected: Int) async throws {
    let api = ScriptedAPI { _ in ScriptedAPI.json("{}", status: answered) }
    let reply = try await Self.site().respond(to: .get("/"), api: api)
    #expect(reply.status == expected)
    #expect(reply.text.contains("<h1>\(expected)</h1>"))
  }

  @Test func whereThereIsASignInPageItIsAskedForWithTheWayBack() async throws {
    let site = try Self.site(["pages/sign-in.facet": "<h1>Sign in</h1>"])
    let api = ScriptedAPI { _ in ScriptedAPI.json("{}", status: 401) }
    let reply = await site.respond(to: .get("/?q=a"), api: api)
    #expect(reply.status == 303)
    #expect(reply.header("Location") == "/alpine/sign-in?next=%2F%3Fq%3Da")
  }

  @Test(arguments: ["/nowhere", "/todos", "/todos/x", "/todos/1/2"])
  func unknownAddressesGiveTheApplicationsOwnPage(url: String) async throws {
    let site = try Self.site(["pages/404.facet": "<h1>Lost</h1><p>{route.status}</p>"])
    let api = ScriptedAPI { _ in ScriptedAPI.json("null", status: 500) }
    let reply = await site.respond(to: .get(url), api: api)
    #expect(reply.status == 404)
    #expect(reply.text.contains("<h1>Lost</h1><p>404</p>"))
  }

  @Test func theStateDocumentIsAskedForByItsMediaType() async throws {
    let api = ScriptedAPI { _ in ScriptedAPI.json("[]") }
    let reply = try await Self.site().respond(to: .get("/", wantsState: true), api: api)
    #expect(reply.status == 200)
    #expect(reply.header("Content-Type") == "application/vnd.facet+json")
    #expect(reply.header("Vary") == "Accept")
    #expect((try? JSONParser.parse(reply.body)) != nil)
  }
}

/// Lets everybody through once `count` have arrived.
actor Gate {
  private let count: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  init(count: Int) { self.count = count }

  func arrive() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard waiting.count == count else { return }
      for continuation in waiting { continuation.resume() }
    }
  }
}
