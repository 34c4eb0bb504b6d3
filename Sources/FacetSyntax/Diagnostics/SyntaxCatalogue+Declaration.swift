extension DiagnosticCode {
  static var declarationCatalogue: [DiagnosticCode] {
    [unknownDeclaration, missingType, missingValue]
  }

  public static let unknownDeclaration = error(
    "unknown-declaration", "A script holds something that is no declaration.",
    "A script declares: `prop`, `state`, `stored state`, `derived`, `query`, `param`, `fragment`, `load`, `live`, `store`, "
      + "`use`, `action`, `effect`, `onMount`, `onUnmount`, `type`, `enum`. Statements stand in actions and effects.",
    example: "<script>\n  let size = 10\n</script>")

  public static let missingType = error(
    "missing-type", "A declaration needs a type.",
    "What comes from outside (props, the address, loads, parameters) is checked against its type, so the type is written.",
    example: "<script>\n  prop size = 10\n</script>")

  public static let missingValue = error(
    "missing-value", "A declaration needs a value.",
    "A state begins with a value, a derived and a load are computed from one, and variables of actions have one.",
    example: "<script>\n  state count: Int\n</script>")
}
