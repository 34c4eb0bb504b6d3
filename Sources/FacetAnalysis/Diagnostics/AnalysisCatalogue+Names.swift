import FacetSyntax

extension DiagnosticCode {
  static var nameCatalogue: [DiagnosticCode] {
    [
      unknownName, unknownMember, unknownType, functionAsValue, typeAsValue, referenceAsValue, cycle, notConstant,
      stateInitial, impureRendering,
      unused,
    ]
  }

  public static let unknownName = mistake(
    "unknown-name", "A name is not declared.",
    "Names come from the script, from blocks and closures around the place, and from the standard library.",
    "<script>\n  prop name: String\n</script>\n<p>{nmae}</p>")

  public static let unknownMember = mistake(
    "unknown-member", "A value has no such field, property, function or case.",
    "Records have the fields that `types.facet` declares; other types have what the standard library gives them.",
    "<script>\n  prop name: String\n</script>\n<p>{name.lenght}</p>")

  public static let unknownType = mistake(
    "unknown-type", "A type is not declared.", "Types are built in, or declared in `types.facet`.",
    "<script>\n  prop product: Prodct\n</script>\n<p>Hello</p>")

  public static let functionAsValue = mistake(
    "function-as-value", "A function is named but not called.",
    "Functions are not values. Call it with parentheses, or pass a closure.",
    "<script>\n  prop name: String\n</script>\n<p>{name.lowercased}</p>")

  public static let typeAsValue = mistake(
    "type-as-value", "A type stands where a value is expected.", "A type makes values when it is called.",
    "<p>{Date}</p>")

  public static let referenceAsValue = mistake(
    "reference-as-value", "An element reference is used as a value.",
    "A reference names an element in the browser; the server has none. Actions call its functions: `input.focus()`.",
    "<input ref:field><p>{field}</p>")

  public static let cycle = mistake(
    "cycle", "A value is computed from itself.",
    "Deriveds and initial values may be declared in any order, but there must be one in which they can be computed.",
    "<script>\n  derived a = b + 1\n  derived b = a + 1\n</script>\n<p>{a}</p>")

  public static let notConstant = mistake(
    "not-constant", "A default reads something that varies.",
    "Defaults of queries, fields and stores are the same for everybody; the default of a prop may read other props.",
    "<script>\n  state size = 1\n  prop count: Int = size\n</script>\n<p>{count}{size}</p>")

  public static let stateInitial = mistake(
    "state-initial", "The initial value of a state reads something that is not known yet.",
    "States get their values before deriveds do; they may read props, queries, loads and other states.",
    "<script>\n  prop name: String\n  derived short = name.prefix(1)\n  state text = short\n</script>\n<p>{text}</p>")

  public static let unused = advice(
    "unused", "A declaration is not used.", "It may be left over, or meant where another name stands.",
    "<script>\n  state open = false\n</script>\n<p>Hello</p>")

  public static let impureRendering = mistake(
    "impure-rendering", "Rendering uses the clock or chance.",
    "The server and the browser must come to the same page, so `now` and `random` are for actions only.",
    "<p>{now.year}</p>")
}
