/// A property of an object literal.
package enum JSProperty: Sendable, Equatable {
  /// `key: value`, or `key` alone when the value is the name of the same text.
  case value(JSKey, JSExpression)
  case method(JSKey, [JSPattern], isAsync: Bool = false, body: [JSStatement])
  case getter(JSKey, body: [JSStatement])
  case setter(JSKey, JSPattern, body: [JSStatement])
  case spread(JSExpression)

  /// `{ name }`
  package static func shorthand(_ name: String) -> JSProperty { .value(.named(name), .identifier(name)) }

  /// `{ name: value }`
  package static func property(_ name: String, _ value: JSExpression) -> JSProperty { .value(.named(name), value) }
}

/// The key of a property.
package enum JSKey: Sendable, Equatable, ExpressibleByStringLiteral {
  /// A key known now, quoted when it is no identifier.
  case named(String)
  /// `[expression]`
  case computed(JSExpression)

  package init(stringLiteral name: String) { self = .named(name) }
}
