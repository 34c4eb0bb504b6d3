/// How strongly an expression holds together (ECMA-262 §13), from the weakest.
enum JSPrecedence: Int, Comparable {
  case sequence
  /// Arrow functions, too.
  case assignment
  case conditional
  case coalesce
  case or
  case and
  case bitOr
  case bitXor
  case bitAnd
  case equality
  case relation
  case shift
  case addition
  case multiplication
  /// `await`, too.
  case unary
  case update
  /// `a.b`, `a[b]`, `a(b)`
  case call
  case primary

  static func < (a: JSPrecedence, b: JSPrecedence) -> Bool { a.rawValue < b.rawValue }

  /// That of the right operand of a left-associative operator.
  var next: JSPrecedence { JSPrecedence(rawValue: rawValue + 1) ?? .primary }
}

extension JSBinaryOperator {
  var precedence: JSPrecedence {
    switch self {
    case .coalesce: .coalesce
    case .or: .or
    case .and: .and
    case .bitOr: .bitOr
    case .bitXor: .bitXor
    case .bitAnd: .bitAnd
    case .equal, .notEqual, .looselyEqual, .looselyNotEqual: .equality
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .instanceOf: .relation
    case .shiftLeft, .shiftRight, .shiftRightUnsigned: .shift
    case .plus, .minus: .addition
    case .times, .divided, .remainder: .multiplication
    }
  }
}

extension JSExpression {
  var precedence: JSPrecedence {
    switch self {
    case .identifier, .string, .template, .boolean, .null, .undefined, .this, .array, .object, .function: .primary
    case .number(let value): value.sign == .minus && !value.isNaN ? .unary : .primary
    case .member, .index, .call, .new: .call
    case .update: .update
    // A bundler takes the comment for that of the whole chain, so a chain may not begin with it.
    case .unary, .await, .pure: .unary
    case .binary(_, let symbol, _): symbol.precedence
    case .conditional: .conditional
    case .arrow, .assignment, .spread: .assignment
    case .sequence(let parts): parts.isEmpty ? .primary : .sequence
    case .annotated(let inner, _): inner.precedence
    }
  }

  /// `new a()()` calls what `new a()` made, and `new a?.b()` is no JavaScript.
  var needsParenthesesAfterNew: Bool {
    switch self {
    case .call: true
    case .member(let inner, _, let isOptional): isOptional || inner.needsParenthesesAfterNew
    case .index(let inner, _, let isOptional): isOptional || inner.needsParenthesesAfterNew
    case .annotated(let inner, _): inner.needsParenthesesAfterNew
    default: false
    }
  }

  /// Parentheses around the object of a chain would end the chain.
  var isOptionalChain: Bool {
    switch self {
    case .member(let inner, _, let isOptional), .index(let inner, _, let isOptional),
      .call(let inner, _, let isOptional):
      isOptional || inner.isOptionalChain
    case .annotated(let inner, _): inner.isOptionalChain
    default: false
    }
  }
}
