/// What a declaration, a parameter or a loop binds.
package indirect enum JSPattern: Sendable, Equatable, ExpressibleByStringLiteral {
  case identifier(String)
  /// `[a, , b]`: nil skips an element.
  case array([JSPattern?])
  case object([JSPatternProperty])
  /// `pattern = value`
  case defaulted(JSPattern, JSExpression)
  /// `...pattern`: only the last one of an array or of parameters.
  case rest(JSPattern)

  package init(stringLiteral name: String) { self = .identifier(name) }
}

/// A property of an object pattern.
package enum JSPatternProperty: Sendable, Equatable {
  /// `key: pattern`, or `key` alone when the pattern binds the same name.
  case value(String, JSPattern)
  /// `...name`: only the last one.
  case rest(String)

  /// `{ name }`
  package static func shorthand(_ name: String) -> JSPatternProperty { .value(name, .identifier(name)) }
}

extension JSPattern {
  /// Nothing may follow a rest, not even a comma.
  var isRest: Bool {
    if case .rest = self { true } else { false }
  }
}
