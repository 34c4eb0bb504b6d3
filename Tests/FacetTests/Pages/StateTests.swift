import Facet
import Testing

/// Pages in a state that is given: what `facet render --state` shows.
@Suite struct StateTests {
  static let files = [
    "types.facet": "enum Mood: String { calm, wild = \"w\" }\ntype Item { id: Int, title: String, due: Date? }\n",
    "stores/cart.facet": "store cart: [Int] = []\nstore unused: Int = 1\n",
    "layouts/Frame.facet": """
    <script>
      prop title: String
      load user: String? = api.get("/api/user")
      state isOpen = false
    </script>
    <h1>{title} {user ?? "nobody"} {isOpen ? "open" : "closed"}</h1><slot/>
    """,
    "components/Row.facet": """
    <script>
      prop item: Item
      state note = item.title
      stored state theme = "auto"
      use cart
      derived count = cart.count
    </script>
    <li>{item.id} {note} {theme} {count} <slot/></li>
    """,
    "components/Deep.facet": "<script>\n  state level = 0\n  use cart\n</script>\n<i>{level}{cart.count}</i>\n",
    "pages/index.facet": """
    <script>
      query q: String = ""
      fragment tab: Mood = .calm
      load items: [Item] = api.get("/api/items")
      live news: [Item] = api.events("/api/news") { news.append($0) }
      state total = items.count
      state due: Date? = nil
      state isShown = false
    </script>
    <Frame title={q}>
      <p>{tab} {total} {due?.formatted("date") ?? "-"} {news.map { $0.title }.joined("+")}</p>
      {#each items as item (item.id)}<Row {item}><Deep/></Row>{/each}
      {#if isShown}<Deep/>{/if}
    </Frame>
    """,
  ]

  let site: Site
  let renderer: Renderer
  let page: CheckedPage
  let inputs = PageInputs(target: "alpine", root: "/alpine", path: "/", url: "/")

  init() throws {
    site = try makeSite(Self.files)
    renderer = Renderer(project: site.project)
    page = try #require(site.page(at: [])).page
  }

  @Test func everyKindOfDeclarationIsGiven() throws {
    let html = try body(
      """
      {
        "": {
          "q": "find", "tab": "w", "items": [{"id": 7, "title": "a"}, {"id": 8, "title": "b"}], "due": "2026-11-01T00:00:00Z",
          "news": [{"id": 1, "title": "x"}, {"id": 2, "title": "y"}], "isShown": true, "cart": [1, 2, 3]
        },
        "0": {"user": "Ann", "isOpen": true},
        "0.s0.e0[8].1": {"note": "changed", "theme": "dark"},
        "0.s0.e0[8].1.s0.2": {"level": 5},
        "0.s0.3": {"level": 9, "cart": [1, 2, 3]}
      }
      """)
    #expect(
      html == "<h1>find Ann open</h1><p>w 2 Nov 1, 2026 x+y</p><li>7 a auto 3 <i>03</i></li>"
        + "<li>8 changed dark 3 <i>53</i></li><i>93</i>")
  }

  /// A state that is not given has its initial value, computed from loads that are.
  @Test func whatIsNotGivenIsInitial() throws {
    let html = try body("{\"\": {\"items\": [{\"id\": 7, \"title\": \"a\"}]}}")
    #expect(html == "<h1> nobody closed</h1><p>calm 1 - </p><li>7 a auto 0 <i>00</i></li>")
  }

  @Test func aStateDocumentIsAStateOfItsPage() throws {
    let items = try ValueDecoder.decode(
      [["id": 3, "title": "t"]], as: .array(.record("Item")), in: site.project.types)
    var loads: [LoadKey: LoadOutcome] = [:]
    for load in try renderer.plan(page, inputs) {
      loads[load.key] = load.name == "items" ? .value(items) : .value("Eve")
    }
    let document = try renderer.stateDocument(page, inputs, loads: loads)
    let state = try renderer.state(of: page, from: document)
    let given = try renderer.render(page, inputs, loads: loads, state: state, document: DocumentOptions())
    #expect(given == (try renderer.render(page, inputs, loads: loads, document: DocumentOptions())))
  }

  @Test(arguments: [
    ("[]", "The state is an object by instance paths: {\"\": {\"name\": …}}."),
    ("{\"9\": {}}", "\"9\": no instance of the page index can have this path"),
    ("{\"0.s1\": {}}", "\"0.s1\": no instance of the page index can have this path"),
    ("{\"0.s0.e0[7]\": {}}", "\"0.s0.e0[7]\": no instance of the page index can have this path"),
    ("{\"0.s0.e0[7.1\": {}}", "\"0.s0.e0[7.1\": no instance of the page index can have this path"),
    ("{\"\": []}", "\"\": must be an object by the names that index declares"),
    ("{\"\": {\"missing\": 1}}", "\"\": \"missing\": index has no state of this name"),
    ("{\"0\": {\"cart\": []}}", "\"0\": \"cart\": Frame has no state of this name"),
    ("{\"\": {\"isShown\": \"yes\"}}", "\"\": \"isShown\": the value: expected Bool, found the text \"yes\""),
    (
      "{\"\": {\"tab\": \"wild\"}}",
      "\"\": \"tab\": the value: expected one of \"calm\", \"w\", found the text \"wild\""
    ),
    ("{\"\": {\"items\": [{\"id\": 1}]}}", "\"\": \"items\": [0].title: expected String, found nothing"),
    ("{\"\": {\"unused\": null}}", "\"\": \"unused\": the value: expected Int, found null"),
    (
      "{\"\": {\"cart\": [1]}, \"0.s0.3\": {\"cart\": []}}",
      "\"0.s0.3\": \"cart\": another instance gives this store another value"
    ),
  ])
  func whatAPageCannotHaveIsSaid(document: String, message: String) throws {
    let value = try JSONParser.parse(Array(document.utf8))
    #expect(throws: PageStateError.self) { try renderer.state(of: page, from: value) }
    do {
      _ = try renderer.state(of: page, from: value)
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func anInstanceThatIsNotThereIsSaid() throws {
    do {
      _ = try body("{\"\": {\"items\": []}, \"0.s0.e0[9].1\": {\"note\": \"x\"}, \"0.s0.3\": {}}")
      Issue.record("it was rendered")
    } catch let error as EvaluationError {
      #expect(error.code == "no-such-instance")
      #expect(error.message == "In this state the page has no instance \"0.s0.3\", \"0.s0.e0[9].1\".")
    }
  }

  /// The body, without loads but those of the state.
  private func body(_ document: String) throws -> String {
    let state = try renderer.state(of: page, from: JSONParser.parse(Array(document.utf8)))
    var loads: [LoadKey: LoadOutcome] = [:]
    for load in try renderer.plan(page, inputs) where load.isOptional {
      loads[load.key] = .failure(APIFailure(status: 404, title: "Not Found"))
    }
    let html = try renderer.render(page, inputs, loads: loads, state: state, document: DocumentOptions())
    let text = String(decoding: html, as: UTF8.self)
    let start = try #require(text.firstRange(of: "<body>")).upperBound
    return String(text[start..<(try #require(text.firstRange(of: "</body>")).lowerBound)])
  }
}
