import FacetSyntax
import Testing

@Suite struct ExpressionTests {
  @Test func precedenceIsSwifts() {
    expectExpression("a + b * c", "(a + (b * c))")
    expectExpression("a * b + c", "((a * b) + c)")
    expectExpression("a - b - c", "((a - b) - c)")
    expectExpression("(a - b) * c", "((a - b) * c)")
    expectExpression("a || b && c == d", "(a || (b && (c == d)))")
    expectExpression("a ?? b ?? c", "(a ?? (b ?? c))")
    expectExpression("a ?? b == c", "((a ?? b) == c)")
    expectExpression("a ?? b + 1", "(a ?? (b + 1))")
    expectExpression("0..<n + 1", "(0..<(n + 1))")
    expectExpression("1...3", "(1...3)")
    expectExpression("!a && -b < c % 2", "((!a) && ((-b) < (c % 2)))")
    expectExpression("a ? b : c ? d : e", "(a ? b : (c ? d : e))")
    expectExpression("a == b ? c ?? d : e", "((a == b) ? (c ?? d) : e)")
  }

  @Test func literals() {
    expectExpression("1_000", "1000")
    expectExpression("1.5e3", "1500.0")
    expectExpression("[1, 2,]", "[1, 2]")
    expectExpression("[:]", "[:]")
    expectExpression("[]", "[]")
    expectExpression(#"["a": 1, "b": x ? 1 : 2]"#, #"["a": 1, "b": (x ? 1 : 2)]"#)
    expectExpression("true || nil == false", "(true || (nil == false))")
  }

  @Test func strings() {
    expectExpression(#""Hi {name}!""#, #""Hi {name}!""#)
    expectExpression(#""\{a\} \n \u{e9} \"q\"""#, "\"\\{a\\} \\n é \\\"q\\\"\"")
    expectExpression(#""a {b ?? "c {d}"} e""#, #""a {(b ?? "c {d}")} e""#)
    expectExpression("'single {x}'", #""single {x}""#)
    expectExpression(#""""#, #""""#)
    expectExpression(#""// no comment""#, #""// no comment""#)
  }

  @Test func membersCallsAndSubscripts() {
    expectExpression("a.b?.c[0]?[1]?.d", "a.b?.c[0]?[1]?.d")
    expectExpression("a ?.b : c", "(a ? .b : c)")
    expectExpression("f(x, for: y)", "f(x, for: y)")
    expectExpression("Product(name: name, tags: [])", "Product(name: name, tags: [])")
    expectExpression("1.formatted()", "1.formatted()")
    expectExpression("items.filter { $0.open }.count", "items.filter({ $0.open }).count")
    expectExpression("items.reduce(0) { a, b in a + b }", "items.reduce(0, { a, b in (a + b) })")
    expectExpression("zip(a, b).map { (x, y) in x * y }", "zip(a, b).map({ x, y in (x * y) })")
    expectExpression(".paid", ".paid")
    expectExpression("state == .paid", "(state == .paid)")
    expectExpression("a\n  .filter { $0 }\n  .count", "a.filter({ $0 }).count")
    expectExpression("x.in.default", "x.in.default")
  }

  @Test func tryAndAwaitCoverWhatFollows() {
    expectExpression("try await api.get(\"/a\").x + 1", "(try (await (api.get(\"/a\").x + 1)))")
  }

  @Test func commentsAreSpace() {
    expectExpression("a /* one */ + // two\n b", "(a + b)")
  }

  @Test func oneMistakeGivesOneDiagnostic() {
    #expect(codes("{a +}") == ["expected-expression"])
    #expect(codes("{f(a, }") == ["expected-expression"] || codes("{f(a, }").count == 1)
    #expect(codes("{a b}") == ["unclosed-interpolation"])
    #expect(codes("{a < b < c}") == ["chained-comparison"])
    #expect(codes("{owner!.name}") == ["forced-unwrap"])
    #expect(codes("{\"a}\n<p></p>") == ["unterminated-string"])
    #expect(codes("{0x1F}") == ["invalid-number"])
    #expect(codes("{count = 1}") == ["unclosed-interpolation"])
  }
}
