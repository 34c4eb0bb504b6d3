import FacetSyntax

extension DiagnosticCode {
  static var projectCatalogue: [DiagnosticCode] {
    [
      unknownFile, componentName, duplicateComponent, pagePath, duplicatePage, pathParameter, misplacedDeclaration,
      duplicateDeclaration, unknownStore, inputType, missingDefault, endlessComponent, layoutUse,
    ]
  }

  public static let unknownFile = mistake(
    "unknown-file", "A template file stands in none of the known folders.",
    "A file's folder says what it is: `pages/`, `layouts/`, `components/`, `stores/`, or `types.facet` itself.",
    "=== widgets/Card.facet\n<p>Hello</p>")

  public static let componentName = mistake(
    "component-name", "A component's file does not begin with a capital letter.",
    "Tags that begin with a capital letter are components, all others are HTML's. The file's name is the component's.",
    "=== components/card.facet\n<p>Hello</p>")

  public static let duplicateComponent = mistake(
    "duplicate-component", "Two components have the same name.",
    "Folders below `components/` and `layouts/` are for order only; a name means one component in the whole project.",
    "=== components/Card.facet\n<p>One</p>\n=== components/small/Card.facet\n<p>Two</p>")

  public static let pagePath = mistake(
    "page-path", "The path of a page's file cannot be an address.",
    "Folders and files below `pages/` are the segments of the address: letters, digits, `-`, `_` and `.`, or `[name]` "
      + "for a segment that the page reads.",
    "=== pages/a-[id].facet\n<p>Hello</p>")

  public static let duplicatePage = mistake(
    "duplicate-page", "Two pages have the same address.",
    "Parameters match any segment, so `[id]` and `[name]` at the same place are the same address.",
    "=== pages/orders/[id].facet\n<script>\n  param id: Int\n</script>\n<p>{id}</p>\n"
      + "=== pages/orders/[name].facet\n<script>\n  param name: String\n</script>\n<p>{name}</p>")

  public static let pathParameter = mistake(
    "path-parameter", "A page's `param` and its path do not agree.",
    "Every `[name]` of the path is declared by `param name: Type`, and every `param` is in the path.",
    "=== pages/orders/[id].facet\n<script>\n  param number: Int\n</script>\n<p>{number}</p>")

  public static let misplacedDeclaration = mistake(
    "misplaced-declaration", "A declaration stands in a file that cannot have it.",
    "Queries, path parameters and the fragment belong to pages, loads to pages and layouts, types to `types.facet`, "
      + "stores to `stores/`, and props to components.",
    "<script>\n  query q: String = \"\"\n</script>\n<p>{q}</p>")

  public static let duplicateDeclaration = mistake(
    "duplicate-declaration", "A name is declared twice.",
    "In one scope a name means one thing. An inner scope may use the name again.",
    "<script>\n  state open = false\n  state open = true\n</script>\n<p>{open}</p>")

  public static let unknownStore = mistake(
    "unknown-store", "A component uses a store that nobody declares.",
    "A store is declared by `store name: Type = …` in a file under `stores/`.",
    "<script>\n  use cart\n</script>\n<p>Cart</p>")

  public static let inputType = mistake(
    "input-type", "A value from outside has a type that it cannot have.",
    "An address gives text, numbers, Bool, enumerations, optionals of these, and lists of text, numbers or an "
      + "enumeration. An API gives data: no actions, no trusted markup.",
    "=== pages/index.facet\n<script>\n  query at: Money = Money(amount: 1, currency: \"EUR\")\n</script>\n<p>Hello</p>")

  public static let missingDefault = mistake(
    "missing-default", "Something that may be absent has no value for that case.",
    "A query, a fragment and a store have a value from the start: write one, or make the type optional.",
    "=== pages/index.facet\n<script>\n  query q: String\n</script>\n<p>{q}</p>")

  public static let endlessComponent = mistake(
    "endless-component", "A component contains itself without end.",
    "A component may use itself inside an `if` or an `each`, so that it ends somewhere.", "<div><Example/></div>")

  public static let layoutUse = mistake(
    "layout-use", "A layout with loads is used where it cannot be.",
    "What a page loads is known before it renders, so a layout that loads stands once in a page, outside of `if`, "
      + "`each` and components.",
    "=== types.facet\ntype User { name: String }\n=== layouts/Shell.facet\n<script>\n"
      + "  load user: User? = api.get(\"/api/user\")\n</script>\n<main>{user?.name ?? \"\"}<slot/></main>\n"
      + "=== pages/index.facet\n{#if route.path == \"/\"}<Shell>Hello</Shell>{/if}")
}
