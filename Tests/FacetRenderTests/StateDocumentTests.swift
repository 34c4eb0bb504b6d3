import FacetAnalysis
import FacetValue
import Testing

@testable import FacetRender

/// What is sent to the browser: only what client code reads, by instance path.
struct StateDocumentTests {
  @Test func onlyWhatClientsRead() throws {
    let site = Site(Self.page, Self.child)
    let state = try site.renderer.stateDocument(site.page, site.inputs, loads: [:])
    #expect(state == ["": ["q": "tea"]])
  }

  /// States begin in the browser as on the server, so they are told only when a posted action has changed them.
  @Test func changedStates() throws {
    let site = Site(Self.page, Self.child)
    let machine = site.renderer.machine(site.inputs, loads: [:])
    machine.stateDocument = ValueDictionary()
    machine.overrides = ["": [0: "b"], "e0[2].4": [1: true]]
    try machine.render(page: 0)
    #expect(machine.stateDocument == ["": ["q": "tea", "shown": "b"], "e0[2].4": ["isOpen": true]])
  }

  private static let page = Tree.component(
    id: 0,
    inputs: [input("q", 4, "tea"), input("hidden", 5, "x")],
    states: [Tree.state("shown", 0, "a"), Tree.state("secret", 1, "b"), Tree.state("items", 3, [1, 2])],
    clientReads: [0, 4],
    [Tree.each(Tree.read(3), item: 2, key: Tree.read(2, .int), [Tree.use(1, callSite: 4, props: [(0, Tree.read(2))])])])

  private static let child = Tree.component(
    id: 1, role: .component, props: [CheckedProp(name: "item", type: .int, slot: 0, initial: nil)],
    states: [Tree.state("isOpen", 1, false, .bool)], clientReads: [0, 1], [])

  private static func input(_ name: String, _ slot: FrameSlot, _ initial: Value) -> CheckedInput {
    CheckedInput(kind: .query, name: name, type: .string, slot: slot, initial: Tree.literal(initial))
  }

  /// Money is written without the library on its way; both have to agree.
  @Test(arguments: [
    0, 1, -1, 99, 100, 123, 12_345, 100_000, -123_456_789, 1_234_567_890_123, Value.safeIntegers.upperBound,
  ])
  func moneyAgreesWithTheLibrary(_ units: Int) throws {
    for currency in ["EUR", "USD", "JPY", "KWD", "XYZ"] {
      for locale in ["en", "de"] {
        let money = Value.money(Money(minorUnits: units, currency: currency))
        let format = Tree.expression(.function(.formatMoney, [.value(Tree.read(0, .money))]))
        let node = Tree.element(
          "b", [.computed(name: "title", format)], [Tree.text(Tree.expression(.interpolated([format])))])
        let joined = Tree.expression(.binary(.addString, format, Tree.literal("")))
        let page = Tree.component(
          states: [Tree.state("m", 0, money, .money)], [node, Tree.text("|"), Tree.text(joined)])
        let body = try Site(page, options: RenderOptions(locale: locale)).body()
        let text = body.split(separator: "|").last.map(String.init) ?? ""
        #expect(body == "<b title=\"\(text)\">\(text)</b>|\(text)")
        #expect(text.contains { $0.isNumber })
      }
    }
  }
  /// What is kept of each currency has a bound; beyond it, amounts still come out right.
  @Test func moneyOfManyCurrencies() throws {
    let amounts = (0..<60).map {
      Money(minorUnits: 1_234_500 + $0, currency: "X\(Character(UnicodeScalar(UInt8(65 + $0 % 20))))&")
    }
    let format = Tree.expression(.function(.formatMoney, [.value(Tree.read(1, .money))]))
    let node = Tree.element("b", [.computed(name: "title", format)], [Tree.text(format)])
    let page = Tree.component(
      frameSize: 2, states: [Tree.state("s", 0, .array(amounts.map { .money($0) }))],
      [Tree.each(Tree.read(0), item: 1, [node])])
    let expected = amounts.map { amount in
      let text = FormatLocale.english.format(amount).split(separator: "&").joined(separator: "&amp;")
      return "<b title=\"\(text)\">\(text)</b>"
    }
    #expect(try Site(page).body() == expected.joined())
  }
}
