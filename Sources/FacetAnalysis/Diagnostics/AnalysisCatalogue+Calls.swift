import FacetSyntax

extension DiagnosticCode {
  static var operatorCatalogue: [DiagnosticCode] {
    [operatorTypes, branchTypes, constantEvaluation, duplicateKey, notSubscriptable, notIterable]
  }

  static var callCatalogue: [DiagnosticCode] {
    [wrongArguments, notCallable, closurePosition, closureBody, closureParameters, errorArgument]
  }

  public static let operatorTypes = mistake(
    "operator-types", "An operator does not take values of these types.",
    "Both sides are of one type: `Double(count) / total`. Texts are joined by interpolation: \"{a} {b}\".",
    "<script>\n  prop count: Int\n  prop ratio: Double\n</script>\n<p>{count * ratio}</p>")

  public static let branchTypes = mistake(
    "branch-types", "The two results of `? :` are of different types.", "Whichever is chosen, the type is the same.",
    "<script>\n  prop few: Bool\n</script>\n<p>{few ? \"few\" : 3}</p>")

  public static let constantEvaluation = mistake(
    "constant-evaluation", "A constant expression has no value.",
    "Division by zero and results outside of Int are evaluation errors; here it is known beforehand.", "<p>{1 / 0}</p>")

  public static let duplicateKey = mistake(
    "duplicate-key", "A dictionary or a `switch` has the same value twice.", "Only one of them could count.",
    "<script>\n  derived names = [\"a\": 1, \"a\": 2]\n</script>\n<p>{names.count}</p>")

  public static let notSubscriptable = mistake(
    "not-subscriptable", "`[…]` stands after something that has no elements.",
    "Arrays and dictionaries have elements. Texts have `prefix`, `suffix` and `split`.",
    "<script>\n  prop name: String\n</script>\n<p>{name[0]}</p>")

  public static let notIterable = mistake(
    "not-iterable", "`each` or `for` goes through something that is no array.",
    "Arrays and ranges can be gone through; a dictionary has `entries`, `keys` and `values`.",
    "<script>\n  prop count: Int\n</script>\n{#each count as n}<p>{n}</p>{/each}")

  public static let wrongArguments = mistake(
    "arguments", "A call has the wrong arguments.",
    "Arguments are given in order, with their labels; fields of a record by their names, all that have no default.",
    "<script>\n  prop name: String\n</script>\n<p>{name.prefix()}</p>")

  public static let notCallable = mistake(
    "not-callable", "Something that is no function is called.", "Properties have no parentheses.",
    "<script>\n  prop name: String\n</script>\n<p>{name.count()}</p>")

  public static let closurePosition = mistake(
    "closure-position", "A closure stands where none is expected.",
    "Closures are arguments of functions like `map`, handlers of events, and values of `Action` props.",
    "<script>\n  derived f = { $0 + 1 }\n</script>\n<p>Hello</p>")

  public static let closureBody = mistake(
    "closure-body", "A closure of an expression holds statements.",
    "What `map`, `filter` and others call is one expression without effects.",
    "<script>\n  prop names: [String]\n</script>\n<p>{names.map { let n = $0\n n }.count}</p>")

  public static let closureParameters = mistake(
    "closure-parameters", "A closure names more parameters than it gets.",
    "Name as many as are given, or use `$0`, `$1`.",
    "<script>\n  prop names: [String]\n</script>\n<p>{names.map { a, b in a }.count}</p>")

  public static let errorArgument = mistake(
    "load-name", "`error(…)` or `reload(…)` does not name a load that can have one.",
    "`error` tells why an optional load is nil; `reload` runs a load again.", "<p>{error(products)?.title ?? \"\"}</p>")
}
