import FacetSyntax
import Testing

@Suite struct DeclarationTests {
  @Test func bindings() {
    expectParsed("prop size: Int = 10", kind: .script, "prop size: Int = 10")
    expectParsed("prop onRestock: Action<Product, Int>", kind: .script, "prop onRestock: Action<Product, Int>")
    expectParsed("prop a: Page<Int>= x", kind: .script, "prop a: Page<Int> = x")
    expectParsed("state query = \"\"", kind: .script, "state query = \"\"")
    expectParsed("stored state theme: Theme? = nil", kind: .script, "stored state theme: Theme? = nil")
    expectParsed("derived a = b\n  .filter { $0.open }", kind: .script, "derived a = b.filter({ $0.open })")
    expectParsed("query q: String = \"\"", kind: .script, "query q: String = \"\"")
    expectParsed("param id: Int", kind: .script, "param id: Int")
    expectParsed("fragment tab: String = \"all\"", kind: .script, "fragment tab: String = \"all\"")
    expectParsed("store cart: Cart", kind: .script, "store cart: Cart")
    expectParsed("use cart", kind: .script, "use cart")
    expectParsed(
      "load p: Page<Product> = api.get(\"/api/products\", [\"q\": q])", kind: .script,
      "load p: Page<Product> = api.get(\"/api/products\", [\"q\": q])")
    expectParsed(
      "live notes: [Notification] = api.events(\"/api/n\") { notes.insert($0, at: 0) }", kind: .script,
      "live notes: [Notification] = api.events(\"/api/n\", { notes.insert($0, at: 0) })")
    expectParsed("state a: [String: [Int?]]? = nil", kind: .script, "state a: [String: [Int?]]? = nil")
  }

  @Test func blocks() {
    expectParsed("action save(form: Form, n: Int) { a() }", kind: .script, "action save(form: Form, n: Int)\n  a()")
    expectParsed(
      "effect { a() }\nonMount { b() }\nonUnmount { c() }", kind: .script,
      "effect\n  a()\nonMount\n  b()\nonUnmount\n  c()")
  }

  @Test func records() {
    expectParsed(
      "type Todo { id: Int, due: Date?, extra: [String: String] as \"extra_fields\", n: Int = 3 }", kind: .script,
      "type Todo { id: Int, due: Date?, extra: [String: String] as \"extra_fields\", n: Int = 3 }")
    expectParsed("type A {\n  in: Int\n  b: [C]\n}", kind: .script, "type A { in: Int, b: [C] }")
    expectParsed(
      "enum S: String { pending, paid = \"paid-in-full\" }", kind: .script,
      "enum S { pending = \"pending\", paid = \"paid-in-full\" }")
    expectParsed(
      "enum S: String {\n  case a, b\n  case c\n}", kind: .script,
      "enum S { a = \"a\", b = \"b\", c = \"c\" }")
  }

  @Test func readingGoesOnAfterAMistake() {
    let text = "prop a\nstate b: Int\nfunc c() {\n  let x = 1\n}\nstate d = 1\nderivd e = 2\nstate f = 3"
    let (file, diagnostics) = ComponentParser.parse(SourceFile(path: "t", text: text), kind: .script)
    #expect(
      diagnostics.map(\.code.id)
        == ["missing-type", "missing-value", "unknown-declaration", "unknown-declaration"])
    #expect(diagnostics[2].hint == "Write `action`.")
    #expect(diagnostics[3].hint == "Did you mean `derived`?")
    #expect(file.declarations.count == 4)
  }

  @Test func anUnclosedActionDoesNotSwallowTheNextDeclaration() {
    let (file, diagnostics) = ComponentParser.parse(
      SourceFile(path: "t", text: "action a() {\n  if x {\n  b()\n}\naction c() {\n}\n"), kind: .script)
    #expect(diagnostics.first?.code == .unclosedBrace || diagnostics.count == 1)
    #expect(file.declarations.count >= 1)
  }
}
