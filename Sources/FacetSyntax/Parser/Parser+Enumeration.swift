extension Parser {
  /// `enum OrderState: String { pending, paid = "paid-in-full" }`
  mutating func parseEnumeration() -> Declaration.Kind? {
    guard let name = parseName("an enum's name") else { return nil }
    if take(.colon) {
      let type = parseType()
      if case .named("String", arguments: let arguments) = type.kind, arguments.isEmpty {
      } else if case .invalid = type.kind {
      } else {
        report(
          .unexpectedToken, type.span.range, "An enum's raw values are text.",
          hint: "Write `enum \(name.text): String`.")
      }
    }
    var cases: [Declaration.Case] = []
    parseMembers("before the enum's cases") { parser in
      guard let next = parser.parseEnumerationCase() else { return false }
      cases.append(next)
      return true
    }
    return .enumeration(name, cases)
  }

  private mutating func parseEnumerationCase() -> Declaration.Case? {
    _ = takeWord("case")
    guard let name = parseWord("a case's name") else { return nil }
    guard take(.assign) else { return Declaration.Case(name: name, rawValue: name.text) }
    let text = parseLiteralText("the case's raw value")
    return Declaration.Case(name: name, rawValue: text ?? name.text)
  }
}
