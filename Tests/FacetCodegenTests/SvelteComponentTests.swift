import FacetAnalysis
import FacetCodegen
import Testing

/// Components, slots and what the server's HTML gets for them.
@Suite struct SvelteComponentTests {
  private func client() throws -> SvelteClient {
    try SvelteClient([
      "components/Card.facet": """
      <script>
        prop title: String
        prop size: Int = 1
        prop onClose: Action
      </script>
      <h2>{title}</h2><slot number={size}/><button type="button" on:click={onClose()}>Close</button>
      """,
      "pages/index.facet": """
      <script>
        state title = "A"
        action change() { title = "B" }
      </script>
      Before <Card {title} onClose={change} let:number={n}>{title} {n}</Card>
      """,
    ])
  }

  @Test func aParentGivesItsChildNewProps() throws {
    try expectLines(
      """
      if (dirty & 1) {
      card.set({ title });
      }
      if (dirty & 1) {
      content.update(dirty);
      }
      """, in: client())
    try expectLines(
      """
      if (next.title !== undefined && next.title !== title) {
      title = next.title;
      changes.mark(1);
      }
      """, in: client(), "components/Card")
  }

  @Test func aPropThatIsNotGivenHasItsDefault() throws {
    try expectLines(
      """
      let { title, size, onClose } = props;
      if (size === undefined) {
      size = 1;
      }
      """, in: client(), "components/Card")
  }

  @Test func aSlotPassesValuesOn() throws {
    try expectLines(
      """
      passed.number = size;
      slot.pass?.();
      """, in: client(), "components/Card")
    let module = try client().module()
    #expect(module.contains("`${title} ${passed.number}`"))
  }

  @Test func commentsKeepTextsApart() throws {
    let additions = try client().additions()
    // In front of the component, since a text stands there, and behind it; at the beginning of the content.
    #expect(additions.values.filter { $0.before == "<!---->" && $0.after == "<!---->" }.count == 1)
    #expect(additions.values.filter { $0.before == "<!---->" && $0.after.isEmpty }.count == 1)
    let card = try client().additions("Card")
    #expect(card.values.map(\.after) == ["<!---->"] && card.values.allSatisfy(\.before.isEmpty))
  }

  @Test func inDevelopmentAnInstanceSaysItsState() throws {
    let client = try client()
    let options = ClientOptions(isDevelopment: true)
    let code = ClientCompiler.compile(client.project, .svelte, options)
    let page = try #require(code.modules.first { $0.path == "svelte/pages/index.js" }).text
    #expect(page.contains("expose: () => ({ title })"))
    let production = try client.module()
    #expect(!production.contains("expose"))
  }
}
