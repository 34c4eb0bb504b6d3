import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

@Suite struct PageTests {
  @Test func addressesAreReadByType() {
    let page = checked(
      """
      === pages/orders/[id].facet
      <script>
        param id: Int
        query q: String = ""
        query state: S?
        query tags: [String]
        fragment tab: String = "all"
        load name: String = api.get("/api/orders/{id}", ["q": q, "state": state, "tag": tags, "at": route.path])
      </script>
      <p>{name}{tab}{state ?? .a}</p>
      === pages/index.facet
      <p>{route.target}{route.url}</p>
      """, types: "enum S: String { a }")
    #expect(page?.route != nil)
  }

  @Test func inputsHaveDefaultsAndTypes() {
    expectDiagnostics(
      """
      === pages/index.facet
      <script>
        query 1️⃣a: String
        query b: 2️⃣Date = 3️⃣now
        query c: Int = 4️⃣"x"
        param 5️⃣id: Int
      </script>
      <p>{a}</p>
      """, .missingDefault, .inputType, .impureRendering, .typeMismatch, .pathParameter)
  }

  @Test func loadsReadOnlyWhatIsKnownBefore() {
    expectDiagnostics(
      """
      === pages/index.facet
      <script>
        state s = ""
        query q: String = ""
        load a: String = api.get("/api/a", ["s": 1️⃣s])
        load b: String = api.get("/api/{2️⃣a}")
        load c: String = 3️⃣api.post("/api/a")
        load d: String = api.get("/api/a", ["q": q], 4️⃣["x": 1])
        load e: String = api.get("/api/a", ["q": 5️⃣route])
      </script>
      <p>{a}{b}{c}{d}{e}{s}</p>
      """, .loadArgument, .loadArgument, .loadRequest, .wrongArguments, .badQuery)
  }

  @Test(arguments: [
    "api/a", "//api/a", "/api/a?x=1", "/api/x-{q}", "/api/{q}{q}", "/api/../a", "/api//a", "/api/a b", "/api/%41",
    "{q}/a",
    "/api/a#b", "",
  ])
  func unsafePathsAreRefused(_ path: String) {
    expectDiagnostics(
      """
      === pages/index.facet
      <script>
        query q: String = ""
        load a: String = api.get(1️⃣"\(path)")
      </script>
      <p>{a}{q}</p>
      """, .apiPath)
  }

  @Test func pathsAreCutIntoSegments() {
    let page = checked(
      """
      === pages/index.facet
      <script>
        query id: Int = 1
        load a: String = api.get("/api/orders/{id}/lines")
      </script>
      <p>{a}</p>
      """)
    let segments = page?.loads.first?.request.path.segments ?? []
    #expect(segments.count == 4)
    guard case .literal("api")? = segments.first, segments.count > 2, case .value = segments[2] else {
      Issue.record("wrong segments")
      return
    }
  }

  @Test func theErrorOfAnOptionalLoadCanBeRead() {
    let page = checked(
      """
      === pages/index.facet
      <script>
        load a: String? = api.get("/api/a")
        action again() { reload(a) }
      </script>
      {#if let problem = error(a)}<p>{problem.title}</p>{/if}<form on:submit={again()}><button>Again</button></form>
      """)
    #expect(page?.loads.first?.errorSlot != nil)
    expectDiagnostics(
      "=== pages/index.facet\n<script>\n  load a: String = api.get(\"/api/a\")\n</script>\n<p>{1️⃣error(a)?.title ?? \"\"}{a}</p>",
      .errorArgument)
  }

  @Test func declarationsHaveTheirPlace() {
    expectDiagnostics(
      """
      <script>
        query 1️⃣q: String = ""
        load 2️⃣a: String = api.get("/api/a")
        3️⃣store s: Int = 1
        use 4️⃣nothing
      </script>
      <p>{q}{a}</p>
      """, .misplacedDeclaration, .misplacedDeclaration, .misplacedDeclaration, .unknownStore)
  }

  @Test func pagesKnowTheirPathsAndParameters() {
    let files = [
      ("pages/index.facet", ""), ("pages/a/index.facet", ""),
      ("pages/a/[id].facet", "<script>\n  param id: Int\n</script>"),
      ("pages/404.facet", ""),
    ].map { TemplateFile(relativePath: $0.0, source: SourceFile(path: $0.0, text: $0.1 + "<p>x</p>")) }
    let pages = ProjectChecker.check(files: files).project?.pages ?? []
    let paths = Dictionary(uniqueKeysWithValues: pages.map { ($0.name, $0.path) })
    #expect(paths["index"] == [])
    #expect(paths["a/index"] == [.literal("a")])
    #expect(paths["a/[id]"] == [.literal("a"), .parameter("id")])
    #expect(pages.filter(\.isErrorPage).map(\.name) == ["404"])
  }

  @Test func layoutsWithLoadsStandOnceAndAlways() {
    let shell = """
      === layouts/Shell.facet
      <script>
        load name: String? = api.get("/api/session")
      </script>
      <main>{name ?? ""}<slot/></main>

      """
    checked(shell + "=== pages/index.facet\n<Shell><p>x</p></Shell>")
    expectDiagnostics(shell + "=== pages/index.facet\n<Shell>a</Shell><1️⃣Shell>b</Shell>", .layoutUse)
    expectDiagnostics(shell + "=== pages/index.facet\n{#if true}<1️⃣Shell>a</Shell>{/if}", .layoutUse)
    expectDiagnostics(shell + "=== components/A.facet\n<1️⃣Shell>a</Shell>", .layoutUse)
  }
}
