extension Parser {
  /// `action save(form: ProductForm) { … }`
  mutating func parseAction() -> Declaration.Kind? {
    guard let name = parseName("an action's name") else { return nil }
    let parameters = parseParameters(of: name)
    return .action(name, parameters, parseBlock("before the action's statements"))
  }

  private mutating func parseParameters(of action: Name) -> [Declaration.Parameter] {
    let opening = current.range
    guard take(.leftParen) else {
      report(
        .unexpectedToken, currentRange, "Expected `(` after the action's name, found \(describeCurrent).",
        hint: "Without parameters: `action \(action.text)() { … }`.")
      return []
    }
    var parameters: [Declaration.Parameter] = []
    while current.kind != .rightParen, current.kind != .end {
      guard let name = parseName("a parameter's name") else { break }
      guard take(.colon) else {
        report(
          .missingType, name.span.range, "The parameter `\(name.text)` needs a type.",
          hint: "For instance `\(name.text): String`.")
        if take(.comma) { continue }
        break
      }
      parameters.append(Declaration.Parameter(name: name, type: parseType()))
      if !take(.comma) { break }
    }
    closeBracket(.rightParen, ")", "after the parameters", opening: opening)
    return parameters
  }
}
