extension Parser {
  /// `prop size: Int = 10` and the others that must have a type and may have a value.
  mutating func parseTyped(_ word: String) -> Declaration.Kind? {
    guard let name = parseName("a name after `\(word)`") else { return nil }
    let type = parseRequiredType(of: name, word)
    let hasValue = current.kind == .assign
    let valueStart = current.start
    let initial = take(.assign) ? parseExpression() : nil
    switch word {
    case "prop": return .prop(name, type, initial: initial)
    case "query": return .query(name, type, initial: initial)
    case "fragment": return .fragment(name, type, initial: initial)
    case "store": return .store(name, type, initial: initial)
    default:
      if hasValue {
        report(
          .unexpectedToken, valueStart..<valueStart + 1, "A `param` has no value of its own.",
          hint: "It comes from the address: `[\(name.text)]` in the page's file name.")
      }
      return .param(name, type)
    }
  }

  mutating func parseStored() -> Declaration.Kind? {
    guard takeWord("state") else {
      report(.unexpectedToken, currentRange, "Expected `state` after `stored`, found \(describeCurrent).")
      return nil
    }
    return parseState(isStored: true)
  }

  /// `state query = ""`
  mutating func parseState(isStored: Bool) -> Declaration.Kind? {
    guard let name = parseName("a name after `state`") else { return nil }
    let type = take(.colon) ? parseType() : nil
    let value = parseRequiredValue(of: name)
    return .state(name, type, initial: value, isStored: isStored)
  }

  /// `derived shown = …`
  mutating func parseDerived() -> Declaration.Kind? {
    guard let name = parseName("a name after `derived`") else { return nil }
    let type = take(.colon) ? parseType() : nil
    return .derived(name, type, parseRequiredValue(of: name))
  }

  /// `load products: Page<Product> = api.get(…)`, `live notes: [Notification] = api.events(…) { … }`
  mutating func parseLoad(_ word: String) -> Declaration.Kind? {
    guard let name = parseName("a name after `\(word)`") else { return nil }
    let type = parseRequiredType(of: name, word)
    let value = parseRequiredValue(of: name)
    return word == "load" ? .load(name, type, value) : .live(name, type, value)
  }

  private mutating func parseRequiredType(of name: Name, _ word: String) -> TypeName {
    if take(.colon) { return parseType() }
    report(
      .missingType, name.span.range, "`\(word) \(name.text)` needs a type.",
      hint: "For instance `\(word) \(name.text): String`.")
    return TypeName(.invalid, span: span(previousEnd..<previousEnd))
  }

  private mutating func parseRequiredValue(of name: Name) -> Expression {
    if take(.assign) { return parseExpression() }
    report(
      .missingValue, name.span.range, "`\(name.text)` needs a value.", hint: "Write `\(name.text) = …`.")
    return invalidExpression(at: previousEnd)
  }
}
