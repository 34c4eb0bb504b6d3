extension Statement {
  /// The statement on one line; blocks in braces.
  var inlineDump: String {
    switch kind {
    case .variable(let name, let isMutable, let type, let value):
      let annotation = type.map { ": \($0.dump)" } ?? ""
      return "\(isMutable ? "var" : "let") \(name.text)\(annotation) = \(value.dump)"
    case .assign(let target, let symbol, let value):
      return "\(target.dump) \(symbol?.rawValue ?? "")= \(value.dump)"
    case .expression(let expression): return expression.dump
    case .conditional(let conditions, let then, let otherwise):
      let head = "if \(DumpWriter().dump(conditions)) \(Self.block(then))"
      return otherwise.map { "\(head) else \(Self.block($0))" } ?? head
    case .loop(let name, let items, let body): return "for \(name.text) in \(items.dump) \(Self.block(body))"
    case .choice(let subject, let cases):
      return "switch \(subject.dump) { " + cases.map(\.inlineDump).joined(separator: " ") + " }"
    case .attempt(let body, let handler): return "do \(Self.block(body)) catch \(Self.block(handler))"
    case .exit: return "return"
    case .breakLoop: return "break"
    case .continueLoop: return "continue"
    }
  }

  static func block(_ statements: [Statement]) -> String {
    statements.isEmpty ? "{}" : "{ " + statements.map(\.inlineDump).joined(separator: "; ") + " }"
  }
}

extension SwitchCase {
  var inlineDump: String {
    let head = isDefault ? "default:" : "case " + patterns.map(\.dump).joined(separator: ", ") + ":"
    return "\(head) \(Statement.block(body))"
  }
}
