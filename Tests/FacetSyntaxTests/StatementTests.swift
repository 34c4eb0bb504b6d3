import FacetSyntax
import Testing

@Suite struct StatementTests {
  @Test func variablesAndAssignments() {
    expectStatement("let x = 1", "let x = 1")
    expectStatement("var x: [Int] = []", "var x: [Int] = []")
    expectStatement("a.b[c] = d", "a.b[c] = d")
    expectStatement("count += 1", "count += 1")
    expectStatement("a = 1; b = 2", "a = 1\n  b = 2")
    expectStatement("a = 1\n-b", "a = 1\n  (-b)")
    expectStatement("a = 1\n  - b", "a = (1 - b)")
    expectStatement("f(a)\n(b).c()", "f(a)\n  b.c()")
  }

  @Test func conditions() {
    expectStatement("if a { b() }", "if a { b() }")
    expectStatement("if let x = y, z { b() } else { c() }", "if let x = y, z { b() } else { c() }")
    expectStatement("if let x { b() }", "if let x = x { b() }")
    expectStatement("if a {} else if b {} else {}", "if a {} else { if b {} else {} }")
    expectStatement("if items.contains(where: { $0.open }) { a() }", "if items.contains(where: { $0.open }) { a() }")
  }

  @Test func loopsAndChoices() {
    expectStatement(
      "for i in 0..<10 { if i == 3 { continue }; break }", "for i in (0..<10) { if (i == 3) { continue }; break }")
    expectStatement(
      "switch s {\ncase .a, .b: x = 1\ny = 2\ndefault: return\n}",
      "switch s { case .a, .b: { x = 1; y = 2 } default: { return } }")
  }

  @Test func errors() {
    expectStatement(
      "do { let made: Order = try await api.post(\"/api/orders\", body) } catch { failed = error }",
      "do { let made: Order = (try (await api.post(\"/api/orders\", body))) } catch { failed = error }")
  }

  @Test func closuresMayHoldStatements() {
    expectStatement("after(300) { count += 1; stop() }", "after(300, { count += 1; stop() })")
  }

  @Test func foreignStatementsAreExplained() {
    func statement(_ text: String) -> [String] { codes("action a() {\n\(text)\nb()\n}", kind: .script) }
    #expect(statement("while true { x() }") == ["unknown-statement"])
    #expect(statement("guard let x else { return }") == ["unknown-statement"])
    #expect(statement("return 1") == ["returned-value"])
    #expect(statement("do { x() }") == ["missing-catch"])
    #expect(statement("if a = b { }") == ["assignment-in-condition"])
    #expect(statement("let x") == ["missing-value"])
    #expect(statement("a = 1 b = 2") == ["expected-line-break"])
    #expect(statement("f() = 1") == ["not-assignable"])
    #expect(statement("for (i, x) in y { }").count == 1)
  }
}
