import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

private let shop = """
  enum State: String { pending, paid = "paid-in-full" }
  type Owner { name: String }
  type Item { id: Int, name: String, price: Double, state: State, owner: Owner?, tags: [String], size: Int = 3 }
  """

@Suite struct TypeTests {
  @Test func integerLiteralsAreDoublesWhereOneIsExpected() {
    let component = checked(
      """
      <script>
        state ratio: Double = 1
        state list: [Double] = [1, 2.5]
        prop factor: Double
        derived more = 2 * factor + 1
        derived low = min(0, factor)
        derived one = factor > 0 ? 1 : 0.5
      </script>
      <p>{ratio}{more}{low}{one}{list.sum()}</p>
      """)
    #expect(component?.deriveds.map(\.type) == [.double, .double, .double])
    expectDiagnostics(
      "<script>\n  prop n: Int\n  prop d: Double\n</script>\n<p>{1️⃣n * d}</p>", .operatorTypes)
  }

  @Test func emptyAndNilTakeTheirTypeFromAround() {
    checked(
      """
      <script>
        state tags: [String] = []
        state map: [String: Int] = [:]
        state owner: Owner? = nil
        derived all = tags + []
        derived none = owner == nil
        derived text = none ? nil : "x"
        derived kind = none ? "a" : tags.isEmpty ? "b" : nil
      </script>
      <p class={text} title={kind}>{all.count}{map["a"] ?? 0}{owner?.name ?? "nobody"}</p>
      """, types: shop)
    expectDiagnostics(
      "<script>\n  state a = 1️⃣[]\n  state b = 2️⃣nil\n  state c: Int = 3️⃣nil\n</script>\n<p>{c}</p>",
      .untypedEmpty, .untypedNil, .typeMismatch)
  }

  @Test func casesFollowTheExpectedEnumeration() {
    let component = checked(
      """
      <script>
        prop item: Item
        state chosen: State = .paid
        derived isPaid = item.state == .paid || .pending == chosen
        derived other = isPaid ? State.pending : .paid
        derived raw = other.rawValue.count + State.allCases.count
        derived parsed = State(rawValue: "paid") ?? .pending
      </script>
      <p>{chosen}{isPaid}{other}{raw}{parsed}</p>
      """, types: shop)
    guard case .literal(.string(let raw))? = component?.states.first?.initial.kind else {
      Issue.record("not a literal")
      return
    }
    #expect(raw == "paid-in-full")
    expectDiagnostics(
      "<script>\n  state s: State = .1️⃣payed\n</script>\n<p>{s}{2️⃣.paid}</p>", .unknownMember, .untypedMember,
      types: shop)
  }

  @Test func whatMayBeNilMustBeHandled() {
    expectDiagnostics(
      """
      <script>
        prop item: Item
        prop items: [Item]
      </script>
      <p>{1️⃣item.owner.name} {2️⃣item.owner?.name} {3️⃣items[0].name} {4️⃣items.first?.price}</p>
      """, .optionalBase, .notPrintable, .optionalBase, .notPrintable, types: shop)
  }

  @Test func chainsAreNilAsAWhole() {
    let component = checked(
      """
      <script>
        prop items: [Item]
        derived n = items.first?.owner?.name.uppercased().count
      </script>
      <p>{n ?? 0}</p>
      """, types: shop)
    #expect(component?.deriveds.first?.type == .optional(.int))
    guard case .chain(_, _, let inner)? = component?.deriveds.first?.expression.kind, case .chain = inner.kind else {
      Issue.record("not two links")
      return
    }
  }

  @Test func recordsAreMadeByTheirFields() {
    checked(
      """
      <script>
        state item = Item(id: 1, name: "a", price: 2, state: .paid, tags: [])
      </script>
      <p>{item.size}</p>
      """, types: shop)
    expectDiagnostics(
      "<script>\n  state a = 1️⃣Item(2️⃣nme: \"a\", id: 3️⃣\"x\")\n</script>\n<p>{a.id}</p>",
      .wrongArguments, .unknownMember, .typeMismatch, types: shop)
  }

  @Test func typesAreCheckedThemselves() {
    expectDiagnostics(
      """
      === types.facet
      type A { b: 1️⃣Nope, c: Int, 2️⃣c: Int }
      type 3️⃣B { b: B }
      type 4️⃣Int { x: Int }
      enum 5️⃣E: String { }
      type C { run: 6️⃣Action }
      """, .unknownType, .duplicateDeclaration, .endlessRecord, .duplicateDeclaration, .emptyEnumeration,
      .actionTypePosition)
  }

  @Test func genericRecordsAreMadeWhenNamed() {
    let component = checked(
      """
      <script>
        prop page: Page<Item>
        derived rows = zip(page.items.enumerated(), 1...3)
        derived entries = ["a": 1].entries
      </script>
      {#each rows as row (row.second)}<p>{row.first.index}{row.first.value.name}{page.total}</p>{/each}
      {#each entries as entry (entry.key)}{entry.value}{/each}
      """, types: shop)
    #expect(component?.deriveds.first?.type == .array(.record("Pair<Indexed<Item>, Int>")))
  }

  @Test func constantsAreFolded() {
    let component = checked("<p>{1 + 2 * 3}{\"a\" + \"b\"}{true ? \"x\" : \"y\"} {!false}</p>")
    guard case .element(let p)? = component?.nodes.first?.kind, case .text(let parts)? = p.children.first?.kind,
      case .literal(let text)? = parts.first
    else {
      Issue.record("not one text")
      return
    }
    #expect(parts.count == 1)
    #expect(text == "7abx true")
    expectDiagnostics(
      "<p>{1️⃣1 / 0}{2️⃣9007199254740991 + 1}{3️⃣1 % 0}</p>", .constantEvaluation, .constantEvaluation,
      .constantEvaluation)
  }

  @Test func operandsAgree() {
    expectDiagnostics(
      """
      <script>
        prop a: Int
        prop s: String
        prop f: Money
      </script>
      <p>{1️⃣a + s}{2️⃣a == s}{3️⃣a < 1.5}{4️⃣true ? a : s}{f == f}{5️⃣-s}{6️⃣f * 1.5}</p>
      """, .operatorTypes, .operatorTypes, .operatorTypes, .branchTypes, .operatorTypes, .operatorTypes)
  }
}
