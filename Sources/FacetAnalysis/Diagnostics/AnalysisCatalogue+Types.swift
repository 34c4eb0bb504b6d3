import FacetSyntax

extension DiagnosticCode {
  static var typeCatalogue: [DiagnosticCode] {
    [
      typeMismatch, notPrintable, untypedNil, untypedEmpty, untypedMember, optionalBase, needlessChain,
      needlessCoalesce, needlessBinding, badKeyType, nestedOptional, wrongTypeArguments, actionTypePosition,
      endlessRecord, emptyEnumeration,
    ]
  }

  public static let typeMismatch = mistake(
    "type-mismatch", "A value is of another type than expected.",
    "Nothing is converted silently, but for whole-number literals where a Double is expected and values where an "
      + "optional is.",
    "<script>\n  state count: Int = \"three\"\n</script>\n<p>{count}</p>")

  public static let notPrintable = mistake(
    "not-printable", "A value cannot be printed.",
    "Text, numbers, Bool and enumerations can. Dates and money have `.formatted()`; what may be nil needs `??`.",
    "<script>\n  prop tags: [String]\n</script>\n<p>{tags}</p>")

  public static let untypedNil = mistake(
    "untyped-nil", "Nothing says what a `nil` is the absence of.", "Write the type of what it is given to.",
    "<script>\n  state chosen = nil\n</script>\n<p>Hello</p>")

  public static let untypedEmpty = mistake(
    "untyped-empty", "Nothing says what an empty array or dictionary holds.",
    "Write the type of what it is given to.", "<script>\n  state tags = []\n</script>\n<p>{tags.count}</p>")

  public static let untypedMember = mistake(
    "untyped-member", "Nothing says of which enumeration a `.case` is.",
    "Where no enumeration is expected, write its name: `OrderState.paid`.", "<p>{.paid}</p>")

  public static let optionalBase = mistake(
    "optional-base", "Something that may be nil is used as if it could not.",
    "Say what happens when it is: `?.`, `??`, or `if let`.",
    "<script>\n  prop names: [String]\n</script>\n<p>{names.first.count}</p>")

  public static let needlessChain = mistake(
    "needless-chain", "`?.` stands after something that is never nil.", "Write `.`.",
    "<script>\n  prop name: String\n</script>\n<p>{name?.count}</p>")

  public static let needlessCoalesce = mistake(
    "needless-coalesce", "`??` stands after something that is never nil.", "The other value would never be used.",
    "<script>\n  prop name: String\n</script>\n<p>{name ?? \"\"}</p>")

  public static let needlessBinding = mistake(
    "needless-binding", "`if let` takes something that is never nil.", "Use the value as it is.",
    "<script>\n  prop name: String\n</script>\n{#if let text = name}<p>{text}</p>{/if}")

  public static let badKeyType = mistake(
    "key-type", "A key is of a type that cannot be one.",
    "Keys of dictionaries and of `each` are Int, String or an enumeration.",
    "<script>\n  prop prices: [Double]\n</script>\n{#each prices as price (price)}<p>{price}</p>{/each}")

  public static let nestedOptional = mistake(
    "nested-optional", "A type is optional twice.", "A value is there or not.",
    "<script>\n  prop name: String??\n</script>\n<p>Hello</p>")

  public static let wrongTypeArguments = mistake(
    "type-arguments", "A type has the wrong number of types in angle brackets.",
    "`Page`, `Indexed`, `Pair`, `Entry` and `Action` take some, other types none.",
    "<script>\n  prop items: Page\n</script>\n<p>Hello</p>")

  public static let actionTypePosition = mistake(
    "action-position", "Something other than a prop is an action.",
    "Actions are passed to components; records, states and deriveds hold data.",
    "<script>\n  action save() { }\n  derived chosen = save\n</script>\n<p>Hello</p>")

  public static let endlessRecord = mistake(
    "endless-record", "A record would have to hold another of its kind without end.",
    "Make the field optional, or an array.", "=== types.facet\ntype Node { next: Node }")

  public static let emptyEnumeration = mistake(
    "empty-enumeration", "An enumeration has no cases.", "There could be no value of it.",
    "=== types.facet\nenum State: String { }")
}
