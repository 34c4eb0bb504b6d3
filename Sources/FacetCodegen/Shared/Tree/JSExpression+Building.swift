import FacetSyntax

/// Short forms, so that a generator reads like the JavaScript that it makes.
extension JSExpression {
  package static func id(_ name: String) -> JSExpression { .identifier(name) }

  package static func text(_ text: String) -> JSExpression { .string(text) }

  /// `name(a, b)`
  package static func call(_ name: String, _ arguments: JSExpression...) -> JSExpression {
    .call(.identifier(name), arguments)
  }

  /// `(a, b) => value`
  package static func arrow(_ parameters: JSPattern..., value: JSExpression) -> JSExpression {
    .arrow(parameters, .expression(value))
  }

  /// `(a, b) => { … }`
  package static func arrow(_ parameters: JSPattern..., isAsync: Bool = false, body: [JSStatement]) -> JSExpression {
    .arrow(parameters, .statements(body), isAsync: isAsync)
  }

  package func member(_ name: String) -> JSExpression { .member(self, name) }

  package func optionalMember(_ name: String) -> JSExpression { .member(self, name, isOptional: true) }

  package func at(_ index: JSExpression) -> JSExpression { .index(self, index) }

  /// `self(a, b)`
  package func called(_ arguments: JSExpression...) -> JSExpression { .call(self, arguments) }

  /// `self.name(a, b)`
  package func calling(_ name: String, _ arguments: JSExpression...) -> JSExpression {
    .call(.member(self, name), arguments)
  }

  package func assigned(_ value: JSExpression) -> JSExpression { .assignment(self, .assign, value) }

  package func annotated(_ span: SourceSpan?) -> JSExpression { span.map { .annotated(self, $0) } ?? self }
}

/// A string literal would be read as a name by one and as text by another: `.id("x")` and `.text("x")` say which.
extension JSExpression: ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
}

extension JSStatement {
  package static func const(_ pattern: JSPattern, _ value: JSExpression) -> JSStatement {
    .declaration(.const, pattern, value)
  }

  package static func `let`(_ pattern: JSPattern, _ value: JSExpression? = nil) -> JSStatement {
    .declaration(.let, pattern, value)
  }

  package func annotated(_ span: SourceSpan?) -> JSStatement { span.map { .annotated(self, $0) } ?? self }
}
