extension Parser {
  /// A name that a declaration gives. Nil, with a diagnostic, when there is none.
  mutating func parseName(_ what: String) -> Name? {
    guard current.kind == .word else {
      report(.expectedName, currentRange, "Expected \(what), found \(describeCurrent).")
      return nil
    }
    let name = Name(current.text, span: span(current.range))
    if Words.reserved.contains(name.text) || name.text.hasPrefix("$") {
      report(
        .reservedName, current.range, "`\(name.text)` belongs to the language and cannot be \(what).",
        hint: "Choose another name.")
    }
    advance()
    return name
  }

  /// Any word, reserved or not: a member after a dot, or an argument's label.
  mutating func parseWord(_ what: String) -> Name? {
    guard current.kind == .word else {
      report(.expectedName, currentRange, "Expected \(what), found \(describeCurrent).")
      return nil
    }
    let name = Name(current.text, span: span(current.range))
    advance()
    return name
  }

  /// A name for a node that lacks one after a diagnostic.
  var missingName: Name { Name("_", span: span(previousEnd..<previousEnd)) }
}
