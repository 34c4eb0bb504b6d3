import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue
import Testing

/// A client's values name fields as the language does, and have dates as numbers.
struct ExposedStateTests {
  private static let types =
    "type Item { name: String as \"full_name\", due: Date?, tags: [String: Item2] }\ntype Item2 { n: Int as \"x\" }"
  private static let page = """
    <script>
      state items: [Item] = []
      state day = Date("2026-01-01")
    </script>
    <p>{items.map { "{$0.name} {$0.due?.formatted("iso") ?? "never"} {$0.tags["a"]?.n ?? 0}" }.joined(";")}</p>
    <p>{day?.formatted("iso") ?? "never"}</p>
    """

  private func body(_ state: Value) throws -> String {
    let files = [("types.facet", Self.types), ("pages/index.facet", Self.page)].map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, text: text))
    }
    let site = Site(try #require(ProjectChecker.check(files: files).project))
    let given = try site.renderer.state(of: site.page, exposed: state)
    let html = try site.renderer.render(
      site.page, site.inputs, loads: [:], state: given, document: DocumentOptions(nonce: "n"))
    return Site.body(of: html)
  }

  @Test func valuesOfAClientAreRead() throws {
    let item: Value = ["name": "Ann", "due": 1_793_491_200_000, "tags": ["a": ["n": 7]]]
    #expect(
      try body(["": ["items": [item], "day": 0]]) == "<p>Ann 2026-11-01T00:00:00Z 7</p><p>1970-01-01T00:00:00Z</p>")
  }

  @Test func jsonOfTheTypeIsReadAsWell() throws {
    let item: Value = ["full_name": "Bo", "due": "2026-11-01T00:00:00Z", "tags": ["a": ["x": 8]]]
    #expect(
      try body(["": ["items": [item], "day": .null]]) == "<p>Bo 2026-11-01T00:00:00Z 8</p><p>never</p>")
  }

  @Test func wrongValuesAreStillRefused() throws {
    #expect(throws: PageStateError.self) { try body(["": ["day": "soon"]]) }
    #expect(throws: PageStateError.self) { try body(["": ["items": [["due": 0]]]]) }
  }
}
