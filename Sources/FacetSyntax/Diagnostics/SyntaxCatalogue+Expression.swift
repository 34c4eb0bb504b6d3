extension DiagnosticCode {
  static var expressionCatalogue: [DiagnosticCode] {
    [
      expectedExpression, unexpectedToken, expectedName, reservedName, expectedType, chainedComparison, forcedUnwrap,
      notAssignable, assignmentInCondition, unclosedBrace, expectedLineBreak, unknownStatement, returnedValue,
      missingCatch,
    ]
  }

  public static let expectedExpression = error(
    "expected-expression", "An expression is missing.",
    "An operator, a comma or a keyword wants an expression after it.", example: "<p>{price * }</p>")

  public static let unexpectedToken = error(
    "unexpected-token", "Something else was expected here.",
    "The message names what was expected and what came instead.",
    example: "<script>\n  action add(n: Int {\n    count += n\n  }\n</script>")

  public static let expectedName = error(
    "expected-name", "A name is missing.",
    "Names begin with a letter or `_` and go on with letters, digits and `_`.",
    example: "<script>\n  state 2nd = 1\n</script>")

  public static let reservedName = error(
    "reserved-name", "A word of the language is used as a name.",
    "Words like `in`, `for` and `default` would make expressions unclear if bindings had their names. As fields and "
      + "argument labels they are fine.",
    example: "<script>\n  state default = 1\n</script>")

  public static let expectedType = error(
    "expected-type", "A type is missing.",
    "A type is a name, `[Element]`, `[Key: Value]`, `Page<Element>`, or one of these with `?`.",
    example: "<script>\n  prop size: = 10\n</script>")

  public static let chainedComparison = error(
    "chained-comparison", "Two comparisons or ranges follow each other.",
    "As in Swift, `a < b < c` has no meaning: write `a < b && b < c`.", example: "<p>{0 < size < 10}</p>")

  public static let forcedUnwrap = error(
    "forced-unwrap", "A value is unwrapped with `!`.",
    "The language is total: nothing in a template can stop the server. Give a value for nil with `??`, or use `if let`.",
    example: "<p>{owner!.name}</p>")

  public static let notAssignable = error(
    "not-assignable", "Something that cannot be assigned to stands before `=` or in `bind:`.",
    "A state, a variable, a field of one or an element of one can be assigned to; the value of a call cannot.",
    example: "<script>\n  action clear() { names().first = \"\" }\n</script>")

  public static let assignmentInCondition = error(
    "assignment-in-condition", "A condition assigns.",
    "`=` assigns and `==` compares. To bind an optional's value, write `let name = value`.",
    example: "{#if state = 1}<p>one</p>{/if}")

  public static let unclosedBrace = error(
    "unclosed-brace", "A `{` of a script is not closed.",
    "The note shows the brace that is open. The missing one may be further up: look at how the lines are indented.",
    example: "<script>\n  action add() {\n    count += 1\n</script>")

  public static let expectedLineBreak = error(
    "expected-line-break", "A statement, declaration or member goes on where it should end.",
    "Statements and declarations stand on lines of their own, or have `;` between them.",
    example: "<script>\n  state a = 1 state b = 2\n</script>")

  public static let unknownStatement = error(
    "unknown-statement", "A statement of another language.",
    "Actions have `let`, `var`, `if`, `for`, `switch`, `do`/`catch`, `return`, `break`, `continue`, assignments and calls. "
      + "There are no loops without a list, so that every action ends.",
    example: "<script>\n  action wait() {\n    while busy { }\n  }\n</script>")

  public static let returnedValue = error(
    "returned-value", "`return` carries a value.",
    "An action has no value; a closure's value is its only expression.",
    example: "<script>\n  action total() { return 1 }\n</script>")

  public static let missingCatch = error(
    "missing-catch", "`do` has no `catch`.",
    "`do` is there to handle an error: in `catch { … }` it is named `error`.",
    example: "<script>\n  action save() {\n    do { try await api.post(\"/api/x\", 1) }\n  }\n</script>")
}
