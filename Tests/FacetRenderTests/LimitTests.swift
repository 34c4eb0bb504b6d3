import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue
import Testing

/// Whatever templates and data do, a render ends in bytes or in an error that says where.
struct LimitTests {
  @Test func endlessComponents() throws {
    let site = Site(
      Tree.component(id: 0, [Tree.use(1)]), Tree.component(id: 1, role: .component, [Tree.text("x"), Tree.use(1)]))
    let error = #expect(throws: EvaluationError.self) { try site.body() }
    #expect(error?.code == "nesting-too-deep")
    #expect(error?.components.count == 200)
    #expect(error?.span != nil)
  }

  @Test func deepExpressionWithinTheLimit() throws {
    #expect(try Site([Tree.text(Self.nested(390))]).body() == "false")
  }

  @Test func expressionBeyondTheLimit() throws {
    let error = #expect(throws: EvaluationError.self) { try Site([Tree.text(Self.nested(5000))]).body() }
    #expect(error?.code == "expression-too-deep")
  }

  @Test func derivedsAddUp() throws {
    let deriveds = (0..<200).map { index in
      CheckedDerived(
        name: "d\(index)", type: .bool, slot: index,
        expression: index == 0
          ? Tree.literal(true, .bool) : Tree.expression(.not(Tree.expression(.not(Tree.read(index - 1)))), .bool))
    }
    let site = Site(Tree.component(frameSize: 200, deriveds: deriveds, [Tree.text(Tree.read(199))]))
    let error = #expect(throws: EvaluationError.self) { try site.body() }
    #expect(error?.code == "expression-too-deep")
  }

  @Test func largeOutput() throws {
    let page = Tree.component(
      states: [Tree.state("s", 0, .string(String(repeating: "x", count: 1000)))],
      [
        Tree.each(
          Tree.expression(.range(Tree.literal(0), Tree.literal(1000), isClosed: false)), item: 1,
          [Tree.text(Tree.read(0))])
      ])
    let options = RenderOptions(limits: RenderLimits(outputBytes: 100_000))
    let error = #expect(throws: EvaluationError.self) { try Site(page, options: options).body() }
    #expect(error?.code == "output-too-large")
  }

  @Test func largeMarkup() throws {
    let options = RenderOptions(limits: RenderLimits(outputBytes: 100_000))
    let text = String(repeating: "x", count: 200_000)
    let error = #expect(throws: EvaluationError.self) {
      try Site(Tree.component([Tree.text(Tree.literal(.string(text)))]), options: options).body()
    }
    #expect(error?.code == "output-too-large")
  }

  @Test func manyRounds() throws {
    let range = Tree.expression(.range(Tree.literal(0), Tree.literal(1000), isClosed: false))
    let site = Site(
      Tree.component([Tree.each(range, item: 0, [Tree.each(range, item: 1, site: 1, [])])]),
      options: RenderOptions(limits: RenderLimits(renderSteps: 10_000)))
    let error = #expect(throws: EvaluationError.self) { try site.body() }
    #expect(error?.code == "too-many-steps")
  }

  /// A server's worker threads have small stacks; the deepest expression has to fit into one.
  @Test func smallStack() throws {
    let site = Site([Tree.text(Self.nested(390))])
    let text = SmallStack.run(bytes: 256 << 10) { (try? site.body()) ?? "failed" }
    #expect(text == "false")
  }

  static func nested(_ depth: Int) -> CheckedExpression {
    var expression = Tree.literal(true, .bool)
    for _ in 1..<depth { expression = Tree.expression(.not(expression), .bool) }
    return expression
  }
}
