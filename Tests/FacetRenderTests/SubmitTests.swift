import FacetAnalysis
import FacetRender
import FacetValue
import Testing

/// Posted forms: what is bound, what runs, what comes back.
struct SubmitTests {
  @Test func bindsRunsAndShowsTheState() async throws {
    let site = Site(greeter())
    let outcome = try await site.submit([("_action", "#0"), ("name", "Ann")])
    #expect(outcome == .page("<form method=\"post\">\(hidden("#0"))<input name=\"name\" value=\"Ann\"></form>Hi Ann"))
  }

  @Test(arguments: ["", "#1", "0#0", "#0 ", "#00", "x", "#0\u{0}"]) func unknownForm(_ name: String) async throws {
    let outcome = try await Site(greeter()).submit([("_action", name), ("name", "Ann")])
    #expect(outcome.isGone)
  }

  @Test func twoActionsAreNone() async throws {
    #expect(try await Site(greeter()).submit([("_action", "#0"), ("_action", "#0")]).isGone)
  }

  @Test func fieldsOutsideTheFormAreIgnored() async throws {
    let page = Tree.component(
      states: [Tree.state("secret", 0, "kept"), Tree.state("name", 1, "")],
      actions: [Tree.action([])],
      [
        input("secret", 0),
        Tree.element("form", [], [input("name", 1)], form: CheckedForm(id: 0, action: 0)),
        Tree.text(Tree.read(0)),
      ])
    let outcome = try await Site(page).submit([("_action", "#0"), ("secret", "stolen"), ("name", "a")])
    guard case .page(let body) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(body.hasSuffix("kept"))
    #expect(!body.contains("stolen"))
  }

  @Test func disabledControlsKeepTheirState() async throws {
    let locked = Tree.element(
      "input", [.boolean(name: "disabled", Tree.literal(true, .bool))],
      control: CheckedControl(kind: .value, place: Tree.place(0), name: "name", optionValue: nil))
    let page = Tree.component(
      states: [Tree.state("name", 0, "old")], actions: [Tree.action([])],
      [Tree.element("form", [], [locked], form: CheckedForm(id: 0, action: 0))])
    #expect(try await Site(page).submit([("_action", "#0"), ("name", "new")]) == .unchanged)
  }

  @Test func unreadableNumberKeepsWhatWasTyped() async throws {
    let page = Tree.component(
      states: [Tree.state("stock", 0, 3, .int)],
      actions: [Tree.action([.assign(Tree.place(0, .int), Tree.literal(99, .int))])],
      [
        Tree.element(
          "form", [],
          [
            Tree.element(
              "input", [.fixed(name: "type", value: "number")],
              control: CheckedControl(kind: .value, place: Tree.place(0, .int), name: "stock", optionValue: nil))
          ], form: CheckedForm(id: 0, action: 0))
      ])
    let outcome = try await Site(page).submit([("_action", "#0"), ("stock", "many")])
    guard case .failedPage(let body) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(body.contains("name=\"stock\" aria-invalid=\"true\" value=\"many\""))
    #expect(body.contains("role=\"alert\">These fields could not be read: stock."))
  }

  @Test func callsNavigateAndEncode() async throws {
    let call = CheckedAPICall(
      method: .post, path: APIPath(segments: [.literal("api"), .literal("orders"), .value(Tree.read(0))]),
      query: [], body: Tree.read(0), idempotencyKey: nil, result: .string, span: Tree.span)
    let target = Tree.expression(.interpolated([Tree.literal("./orders/"), Tree.read(1)]))
    let page = Tree.component(
      states: [Tree.state("name", 0, "")],
      actions: [
        Tree.action([.declare(1, Tree.expression(.call(call))), .navigate(target)])
      ],
      [Tree.element("form", [], [input("name", 0)], form: CheckedForm(id: 0, action: 0))])
    let site = Site(page)
    let outcome = try await site.submit([("_action", "#0"), ("name", "a b")]) { call in
      #expect(call.path == "/api/orders/a%20b")
      #expect(call.method == "POST")
      return .string("7\r\nX: y")
    }
    #expect(outcome == .failedEvaluation("navigation-outside"))
    let fine = try await site.submit([("_action", "#0"), ("name", "a b")]) { _ in .string("é 7") }
    #expect(fine == .navigate("/alpine/orders/%C3%A9%207"))
  }

  @Test(arguments: ["..", ".", ""]) func dotSegmentsAreRefused(_ name: String) async throws {
    let call = CheckedAPICall(
      method: .get, path: APIPath(segments: [.literal("api"), .value(Tree.read(0))]), query: [], body: nil,
      idempotencyKey: nil, result: .void, span: Tree.span)
    let page = Tree.component(
      states: [Tree.state("name", 0, "x")], actions: [Tree.action([.expression(Tree.expression(.call(call)))])],
      [Tree.element("form", [], [input("name", 0)], form: CheckedForm(id: 0, action: 0))])
    #expect(
      try await Site(page).submit([("_action", "#0"), ("name", name)]) == .failedEvaluation("invalid-path-segment"))
  }

  @Test func caughtFailureShows() async throws {
    let call = CheckedAPICall(
      method: .post, path: APIPath(segments: [.literal("api")]), query: [], body: nil, idempotencyKey: nil,
      result: .void, span: Tree.span)
    let attempt = CheckedStatement.Kind.attempt(
      [Tree.statement(.expression(Tree.expression(.call(call))))], error: 2,
      handler: [Tree.statement(.assign(Tree.place(1), Tree.expression(.field(Tree.read(2), 2))))])
    let page = Tree.component(
      states: [Tree.state("name", 0, ""), Tree.state("message", 1, "")], actions: [Tree.action([attempt])],
      [Tree.element("form", [], [], form: CheckedForm(id: 0, action: 0)), Tree.text(Tree.read(1))])
    let outcome = try await Site(page).submit([("_action", "#0")]) { _ throws(APIFailure) in
      throw APIFailure(status: 409, title: "Conflict", detail: "Sold <out>")
    }
    #expect(outcome == .failedPage("<form method=\"post\">\(hidden("#0"))</form>Sold &lt;out&gt;"))
  }

  @Test func uncaughtFailureComesBack() async throws {
    let call = CheckedAPICall(
      method: .delete, path: APIPath(segments: [.literal("api")]), query: [], body: nil, idempotencyKey: nil,
      result: .void, span: Tree.span)
    let page = Tree.component(
      actions: [Tree.action([.expression(Tree.expression(.call(call)))])],
      [Tree.element("form", [], [], form: CheckedForm(id: 0, action: 0))])
    let outcome = try await Site(page).submit([("_action", "#0")]) { _ throws(APIFailure) in
      throw APIFailure(status: 403, title: "Forbidden")
    }
    #expect(outcome == .failed(403))
  }

  @Test func callsAndStepsAreLimited() async throws {
    let call = CheckedAPICall(
      method: .get, path: APIPath(segments: [.literal("api")]), query: [], body: nil, idempotencyKey: nil,
      result: .void, span: Tree.span)
    let range = Tree.expression(.range(Tree.literal(0, .int), Tree.literal(20_000, .int), isClosed: false))
    for (body, code) in [
      (CheckedStatement.Kind.expression(Tree.expression(.call(call))), "too-many-calls"),
      (.assign(Tree.place(0), Tree.literal("x")), "too-many-steps"),
    ] {
      let page = Tree.component(
        states: [Tree.state("s", 0, "")],
        actions: [Tree.action([.loop(1, in: range, body: [Tree.statement(body)])])],
        [Tree.element("form", [], [], form: CheckedForm(id: 0, action: 0))])
      #expect(try await Site(page).submit([("_action", "#0")]) == .failedEvaluation(code))
    }
  }

  /// The form stands in an item of a list within a child that was given the action.
  @Test func passedActionRunsInTheFrameThatPassedIt() async throws {
    let page = Tree.component(
      id: 0, states: [Tree.state("chosen", 0, ""), Tree.state("items", 1, ["a", "b/c"])],
      actions: [
        Tree.action(
          [.assign(Tree.place(0), Tree.expression(.interpolated([Tree.read(3), Tree.read(2)])))], parameters: [3])
      ],
      [
        Tree.each(
          Tree.read(1), item: 2, key: Tree.read(2), [Tree.use(1, props: [(0, Tree.expression(.action(0)))])]),
        Tree.text(Tree.read(0)),
      ])
    let child = Tree.component(
      id: 1, role: .component, props: [CheckedProp(name: "on", type: .action([.string]), slot: 0, initial: nil)],
      actions: [Tree.action([.expression(Tree.expression(.runPassed(Tree.read(0), [Tree.literal("chose ")])))])],
      [Tree.element("form", [], [], form: CheckedForm(id: 0, action: 0))])
    let outcome = try await Site(page, child).submit([("_action", "e0[b%2Fc].0#0")])
    guard case .page(let body) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(body.hasSuffix("chose b/c"))
    #expect(try await Site(page, child).submit([("_action", "e0[c].0#0")]).isGone)
  }

  @Test func anInstanceKeepsItsOwnState() async throws {
    let page = Tree.component(
      id: 0, [Tree.each(Tree.literal([1, 2]), item: 0, key: Tree.read(0, .int), [Tree.use(1)])])
    let child = Tree.component(
      id: 1, role: .component, states: [Tree.state("open", 0, "no")],
      actions: [Tree.action([.assign(Tree.place(0), Tree.literal("yes"))])],
      [Tree.element("form", [], [Tree.text(Tree.read(0))], form: CheckedForm(id: 0, action: 0))])
    let outcome = try await Site(page, child).submit([("_action", "e0[2].0#0")])
    #expect(
      outcome
        == .page(
          "<form method=\"post\">\(hidden("e0[1].0#0"))no</form><form method=\"post\">\(hidden("e0[2].0#0"))yes</form>")
    )
  }

  @Test func aQueryThatChangesIsANewAddress() async throws {
    let input = CheckedInput(kind: .query, name: "q", type: .string, slot: 0, initial: Tree.literal(""))
    let page = Tree.component(
      inputs: [input], actions: [Tree.action([])],
      [Tree.element("form", [], [self.input("q", 0)], form: CheckedForm(id: 0, action: 0))])
    var site = Site(page)
    site.inputs.query = [("q", "old"), ("page", "2")]
    site.inputs.url = "/test?q=old&page=2"
    #expect(
      try await site.submit([("_action", "#0"), ("q", "a&b")]) == .navigate("/alpine/test?page=2&q=a%26b"))
    #expect(try await site.submit([("_action", "#0"), ("q", "old")]) == .unchanged)
  }

  // MARK: - Pieces

  private func hidden(_ path: String) -> String { "<input type=\"hidden\" name=\"_action\" value=\"\(path)\">" }

  private func input(_ name: String, _ slot: FrameSlot) -> CheckedNode {
    Tree.element(
      "input", control: CheckedControl(kind: .value, place: Tree.place(slot), name: name, optionValue: nil))
  }

  private func greeter() -> CheckedComponent {
    let greeting = Tree.expression(.interpolated([Tree.literal("Hi "), Tree.read(0)]))
    return Tree.component(
      states: [Tree.state("name", 0, ""), Tree.state("greeting", 1, "")],
      actions: [Tree.action([.assign(Tree.place(1), greeting)])],
      [
        Tree.element("form", [], [input("name", 0)], form: CheckedForm(id: 0, action: 0)),
        Tree.text(Tree.read(1)),
      ])
  }
}
