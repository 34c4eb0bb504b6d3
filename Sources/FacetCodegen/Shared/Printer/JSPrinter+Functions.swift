extension JSPrinter {
  func arrow(_ parameters: [JSPattern], _ body: JSArrowBody, isAsync: Bool) -> Layout {
    let head: Layout = [isAsync ? "async " : "", self.parameters(parameters), " =>"]
    switch body {
    case .statements(let statements): return [head, " ", block(statements)]
    case .expression(let value):
      let content = layout(value, atLeast: .assignment)
      if content.beginsWithBrace { return [head, " ", content.inParentheses] }
      return value.isOperation ? .group(head, .indented(.line, content)) : [head, " ", content]
    }
  }

  func function(_ declared: JSFunction) -> Layout {
    [
      declared.isAsync ? "async function " : "function ", declared.name.map(name) ?? "",
      parameters(declared.parameters),
      " ",
      block(declared.body),
    ]
  }

  func parameters(_ patterns: [JSPattern]) -> Layout {
    list("(", patterns.map(pattern), ")", padding: .softLine, endsOpen: !(patterns.last?.isRest ?? false))
  }

  func pattern(_ pattern: JSPattern) -> Layout {
    switch pattern {
    case .identifier(let name): self.name(name)
    case .array(let elements): array(elements)
    case .object(let properties): object(properties)
    case .defaulted(let inner, let value): [self.pattern(inner), " = ", layout(value, atLeast: .assignment)]
    case .rest(let inner): "..." + self.pattern(inner)
    }
  }

  private func array(_ elements: [JSPattern?]) -> Layout {
    let parts = elements.map { $0.map(pattern) ?? .empty }
    // A skipped element needs its comma, at the end, too.
    let tail: Layout = if case .some(.none) = elements.last { "," } else { "" }
    return ["[", .joined(parts, by: ", "), tail, "]"]
  }

  private func object(_ properties: [JSPatternProperty]) -> Layout {
    var endsOpen = true
    if case .rest = properties.last { endsOpen = false }
    return list("{", properties.map(property), "}", padding: .line, endsOpen: endsOpen)
  }

  private func property(_ property: JSPatternProperty) -> Layout {
    switch property {
    case .rest(let name): "..." + self.name(name)
    case .value(let key, let pattern):
      isShorthand(key, pattern)
        ? self.pattern(pattern)
        : [.text(JSIdentifier.isName(key) ? key : JSText.quoted(key)), ": ", self.pattern(pattern)]
    }
  }

  /// `{ a }` and `{ a = 1 }` name what they bind.
  private func isShorthand(_ key: String, _ pattern: JSPattern) -> Bool {
    switch pattern {
    case .identifier(key), .defaulted(.identifier(key), _): true
    default: false
    }
  }
}

extension JSExpression {
  /// It has operands and no brackets, so its lines are broken between them.
  fileprivate var isOperation: Bool {
    switch core {
    case .binary, .conditional, .assignment: true
    default: false
    }
  }
}
