import FacetSyntax

/// A JavaScript expression (ECMAScript 2022, module code, so strict).
///
/// A tree says what is meant; parentheses are the printer's business. An optional chain goes on as it does in JavaScript:
/// the member of an optional member is part of its chain.
package indirect enum JSExpression: Sendable, Equatable {
  /// A name in scope, from `JSNames` or known to be an identifier: other text is printed as one that resembles it.
  case identifier(String)
  /// Any double: `-1`, `Infinity` and `NaN` are printed as the expressions that give them.
  case number(Double)
  case string(String)
  case template([JSTemplatePart])
  case boolean(Bool)
  case null
  case undefined
  case this
  /// Elements may be `.spread`.
  case array([JSExpression])
  case object([JSProperty])
  /// `a.b`, or `a["b-c"]` when the name is no identifier.
  case member(JSExpression, String, isOptional: Bool = false)
  case index(JSExpression, JSExpression, isOptional: Bool = false)
  /// Arguments may be `.spread`.
  case call(JSExpression, [JSExpression], isOptional: Bool = false)
  case new(JSExpression, [JSExpression])
  case arrow([JSPattern], JSArrowBody, isAsync: Bool = false)
  case function(JSFunction)
  case unary(JSUnaryOperator, JSExpression)
  case binary(JSExpression, JSBinaryOperator, JSExpression)
  case conditional(JSExpression, then: JSExpression, otherwise: JSExpression)
  case assignment(JSExpression, JSAssignmentOperator, JSExpression)
  case update(JSUpdateOperator, JSExpression, isPrefix: Bool)
  case await(JSExpression)
  /// `a, b`: the value of the last one. An empty one is `undefined`; one of one, `(a?.b)`, ends a chain.
  case sequence([JSExpression])
  /// `...a`: only an argument or an element of an array.
  case spread(JSExpression)
  /// The expression comes from this place of a template.
  case annotated(JSExpression, SourceSpan)
  /// A call that a bundler may drop when nobody uses its value.
  case pure(JSExpression)
}

/// A part of a template literal.
package enum JSTemplatePart: Sendable, Equatable {
  case text(String)
  case value(JSExpression)
}

/// What an arrow function does.
package enum JSArrowBody: Sendable, Equatable {
  case expression(JSExpression)
  case statements([JSStatement])
}

/// A function with a `this` of its own; as a declaration it has a name.
package struct JSFunction: Sendable, Equatable {
  package var name: String?
  package var parameters: [JSPattern]
  package var body: [JSStatement]
  package var isAsync: Bool

  package init(
    _ name: String? = nil, _ parameters: [JSPattern] = [], isAsync: Bool = false, body: [JSStatement]
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.isAsync = isAsync
  }
}

extension JSExpression {
  /// The expression without the annotations around it.
  var core: JSExpression {
    var expression = self
    while case .annotated(let inner, _) = expression { expression = inner }
    return expression
  }
}
