import FacetAnalysis
import FacetRender
import FacetSyntax
import FacetValue

/// A list of products as the shop shows it: a link, two texts, a number, a badge that is a component, a price.
struct ProductPage {
  private let renderer: Renderer
  private let page: CheckedPage
  private let loads: [LoadKey: LoadOutcome]
  private let inputs = PageInputs(target: "alpine", root: "/alpine", path: "/products", url: "/products")
  private let options = DocumentOptions(stylesheets: ["/assets/facet.css"], nonce: "abcdefghijklmnop")

  init(rows: Int) {
    let project = CheckedProject(
      types: TypeTable(), components: [Self.list, Self.badge],
      pages: [CheckedPage(name: "products", path: [], isErrorPage: false, component: 0)], stores: [], scopedStyles: [])
    renderer = Renderer(project: project)
    page = project.pages[0]
    loads = [LoadKey(component: 0, load: 0): .value(Self.products(rows))]
  }

  func render() throws -> [UInt8] {
    try renderer.render(page, inputs, loads: loads, document: options)
  }

  /// Every product is there once, escaped, with its price.
  static func isRight(_ page: [UInt8], rows: Int) -> Bool {
    let text = String(decoding: page, as: UTF8.self)
    let rowsFound = text.split(separator: "<tr>").count - 1
    return rowsFound == rows
      && text.contains("<a class=\"strong\" href=\"/alpine/products/99\">Lamp &amp; shade 99</a>")
      && text.contains("<td class=\"number\">€1,099.99</td>") && text.hasSuffix("</body></html>")
      && (23_000...28_000).contains(page.count)
  }

  private static func products(_ count: Int) -> Value {
    let shape = RecordShape(name: "Product", fields: ["id", "name", "category", "stock", "price"])
    return .array(
      (0..<count).map { index in
        .record(
          Record(
            shape: shape,
            fields: [
              .int(index), .string("Lamp & shade \(index)"), .string("Lighting"), .int(index % 7),
              .money(Money(minorUnits: 100_099 + index * 100, currency: "EUR")),
            ]))
      })
  }

  // MARK: - The checked components

  private static let span = SourceSpan(file: SourceFile(path: "bench", text: ""), range: 0..<0)

  private static func expression(_ kind: CheckedExpression.Kind, _ type: ValueType) -> CheckedExpression {
    CheckedExpression(kind, type: type, span: span)
  }

  private static func field(_ index: Int, _ type: ValueType) -> CheckedExpression {
    expression(.field(expression(.read(1), .record("Product")), index), type)
  }

  private static func element(
    _ name: String, _ attributes: [CheckedAttribute], _ children: [CheckedNode]
  ) -> CheckedNode {
    .element(
      CheckedElement(
        name: name, namespace: .html, attributes: attributes, children: children, form: nil, control: nil, span: span))
  }

  private static func classes(_ names: String) -> CheckedAttribute { .fixed(name: "class", value: names) }

  private static let row = element(
    "tr", [],
    [
      element(
        "th", [.fixed(name: "scope", value: "row")],
        [
          element(
            "a", [classes("strong"), .url(name: "href", [.literal("./products/"), .path(field(0, .int))])],
            [.text([.expression(field(1, .string))])]),
          element("span", [classes("under narrow-only")], [.text([.expression(field(2, .string))])]),
        ]),
      element("td", [classes("minor")], [.text([.expression(field(2, .string))])]),
      element(
        "td", [classes("number")],
        [
          .component(
            CheckedComponentUse(component: 1, callSite: 0, props: [(0, field(3, .int))], contents: [], span: span))
        ]),
      element(
        "td", [classes("number")],
        [.text([.expression(expression(.function(.formatMoney, [.value(field(4, .money))]), .string))])]),
    ])

  private static let list = component(
    0, .page, frameSize: 2,
    loads: [
      CheckedLoad(
        name: "products", type: .array(.record("Product")), slot: 0, errorSlot: nil,
        request: CheckedAPICall(
          method: .get, path: APIPath(segments: [.literal("api")]), query: [], body: nil, idempotencyKey: nil,
          result: .array(.record("Product")), span: span), span: span)
    ],
    [
      element(
        "table", [],
        [
          element(
            "tbody", [],
            [
              .each(
                CheckedEach(
                  site: 0, items: expression(.read(0), .array(.record("Product"))), item: 1, index: nil,
                  key: field(0, .int), body: [row], otherwise: [], span: span))
            ])
        ])
    ])

  private static let badge = component(
    1, .component, frameSize: 1, props: [CheckedProp(name: "stock", type: .int, slot: 0, initial: nil)],
    [
      element(
        "span",
        [
          .classes(
            fixed: "badge", computed: nil,
            toggles: [
              (
                "low",
                expression(
                  .binary(.less, expression(.read(0), .int), expression(.literal(.int(5)), .int)), .bool)
              )
            ])
        ], [.text([.expression(expression(.read(0), .int)), .literal(" in stock")])])
    ])

  private static func component(
    _ id: ComponentID, _ role: CheckedComponent.Role, frameSize: Int, props: [CheckedProp] = [],
    loads: [CheckedLoad] = [], _ nodes: [CheckedNode]
  ) -> CheckedComponent {
    CheckedComponent(
      id: id, name: "C\(id)", role: role, source: span.file, frameSize: frameSize, props: props, inputs: [],
      loads: loads, lives: [], states: [], storeUses: [], deriveds: [], actions: [], effects: [], onMount: [],
      onUnmount: [], nodes: nodes, slots: [], scopeAttribute: nil, route: nil,
      facts: ComponentFacts(isInteractive: false, clientReads: [], dependencies: [:]))
  }
}
