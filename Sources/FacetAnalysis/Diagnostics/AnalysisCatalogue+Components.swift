import FacetSyntax

extension DiagnosticCode {
  static var componentCatalogue: [DiagnosticCode] {
    [
      unknownComponent, unknownProp, missingProp, componentDirective, unknownSlot, unknownSlotArgument, misplacedSlot,
      badSlotArgument, slotAttributePlace, slotBindingPlace,
    ]
  }

  public static let unknownComponent = mistake(
    "unknown-component", "There is no component of this name.",
    "`Card` is the file `Card.facet` under `components/` or `layouts/`.",
    "<Crad/>")

  public static let unknownProp = mistake(
    "unknown-prop", "A component has no such prop.", "Props are declared in the component's script.",
    "=== components/Card.facet\n<script>\n  prop title: String\n</script>\n<p>{title}</p>\n"
      + "=== components/Example.facet\n<Card title=\"a\" colour=\"b\"/>")

  public static let missingProp = mistake(
    "missing-prop", "A component lacks a prop that it needs.",
    "Props without a default that are not optional must be given.",
    "=== components/Card.facet\n<script>\n  prop title: String\n</script>\n<p>{title}</p>\n"
      + "=== components/Example.facet\n<Card/>")

  public static let componentDirective = mistake(
    "component-directive", "A directive stands on a component.",
    "`on:`, `bind:`, `class:`, `style:` and `ref:` belong to elements. A component takes props, and actions as props.",
    "=== components/Card.facet\n<p>Hello</p>\n=== components/Example.facet\n<script>\n  action go() { }\n</script>\n"
      + "<Card on:click={go()}/>")

  public static let unknownSlot = mistake(
    "unknown-slot", "A component has no slot for this content.",
    "`<slot/>` takes what stands between a component's tags, `<slot name=\"x\"/>` the children with `slot=\"x\"`.",
    "=== components/Card.facet\n<p>Hello</p>\n=== components/Example.facet\n<Card>text</Card>")

  public static let unknownSlotArgument = mistake(
    "unknown-slot-argument", "A slot gives no value of this name.", "`<slot row={item}/>` gives `row`.",
    "=== components/List.facet\n<ul><slot row={1}/></ul>\n=== components/Example.facet\n<List let:line><li>{line}</li></List>"
  )

  public static let misplacedSlot = mistake(
    "misplaced-slot", "A page has a slot.", "Nobody uses a page as a component.",
    "=== pages/index.facet\n<main><slot/></main>")

  public static let badSlotArgument = mistake(
    "slot-arguments", "A slot gives its values wrongly.",
    "A slot that stands in several places gives the same names and types in all of them.",
    "<div><slot row={1}/><slot row=\"a\"/></div>")

  public static let slotAttributePlace = mistake(
    "slot-attribute", "`slot=\"…\"` stands on something that is no direct child of a component.",
    "It chooses the slot of the component around it.", "<div><p slot=\"foot\">Hello</p></div>")

  public static let slotBindingPlace = mistake(
    "slot-binding", "`let:` stands on something that gets nothing from a slot.",
    "It stands on a component, or on a child with `slot=\"…\"`.", "<div let:row>Hello</div>")
}
