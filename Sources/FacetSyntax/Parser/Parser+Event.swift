extension Parser {
  /// `on:keydown|enter|prevent|debounce(300)={…}`; without a value the event passes to the parent.
  mutating func event(_ text: DirectiveText, _ value: AttributeValue) -> Attribute.Kind? {
    let parts = eventParts(text.nameStart..<text.range.upperBound)
    guard let first = parts.first, !first.isEmpty else {
      report(
        .expectedAttribute, text.range, "Expected an event after `on:`.", hint: "For instance `on:click={save()}`.")
      return nil
    }
    let modifiers = parts.dropFirst().compactMap { modifier($0) }
    let name = Name(source.text(first), span: span(first))
    switch value {
    case .none: return .event(name, modifiers, nil)
    case .expression(let expression): return .event(name, modifiers, expression)
    case .quoted:
      report(
        .directiveValue, text.range, "The value of `on:` stands in braces, without quotes.",
        hint: "For instance `on:\(name.text)={save()}`.")
      return nil
    }
  }

  private func eventParts(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where bytes[offset] == UInt8(ascii: "|") {
      parts.append(start..<offset)
      start = offset + 1
    }
    parts.append(start..<range.upperBound)
    return parts
  }

  /// `enter`, or `debounce(300)` with its milliseconds.
  private mutating func modifier(_ range: Range<Int>) -> Attribute.Modifier? {
    let open = range.first { bytes[$0] == UInt8(ascii: "(") }
    let nameRange = range.lowerBound..<(open ?? range.upperBound)
    let name = Name(source.text(nameRange), span: span(nameRange))
    guard !nameRange.isEmpty else {
      report(.invalidModifier, range.lowerBound..<range.lowerBound, "Expected a modifier after `|`.")
      return nil
    }
    guard let open else {
      if name.text == "debounce" { reportModifier(range, "`debounce` needs its milliseconds.") }
      return Attribute.Modifier(name: name, argument: nil)
    }
    let isClosed = bytes[range.upperBound - 1] == UInt8(ascii: ")") && range.upperBound - 1 > open
    let digits = isClosed ? source.text(open + 1..<range.upperBound - 1) : ""
    guard let value = Int(digits), value >= 0, value <= 60_000 else {
      reportModifier(range, "The argument of a modifier is a number of milliseconds up to 60000, in parentheses.")
      return nil
    }
    return Attribute.Modifier(name: name, argument: value)
  }

  private mutating func reportModifier(_ range: Range<Int>, _ message: String) {
    report(.invalidModifier, range, message, hint: "For instance `on:input|debounce(300)={search()}`.")
  }
}
