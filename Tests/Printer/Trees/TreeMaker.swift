import FacetCodegen

/// Makes random expressions of everything that the printer knows, over the names that `environment.js` defines. The same
/// seed makes the same ones.
struct TreeMaker {
  private var random: SplitMix
  private let texts: [String]
  /// `await` belongs to async functions.
  private var mayAwait = true

  init(seed: UInt64, texts: [String]) {
    random = SplitMix(state: seed)
    self.texts = texts
  }

  mutating func expression(depth: Int) -> JSExpression {
    if depth <= 0 { return leaf() }
    switch random.below(20) {
    case 0...4:
      return .binary(expression(depth: depth - 1), pick(JSBinaryOperator.allCases), expression(depth: depth - 1))
    case 5: return .binary(expression(depth: depth - 1), pick([.coalesce, .or, .and]), expression(depth: depth - 1))
    case 6, 7: return .unary(pick([.not, .minus, .plus, .bitNot, .typeOf, .void]), expression(depth: depth - 1))
    case 8:
      return .conditional(
        expression(depth: depth - 1), then: expression(depth: depth - 1), otherwise: expression(depth: depth - 1))
    case 9: return .assignment(target(depth), pick(JSAssignmentOperator.allCases), expression(depth: depth - 1))
    case 10: return .update(pick(JSUpdateOperator.allCases), target(depth), isPrefix: random.below(2) == 0)
    case 11: return mayAwait ? .await(expression(depth: depth - 1)) : leaf()
    case 12: return .sequence(expressions(1...3, depth: depth - 1))
    case 13: return pick([.pure(call(depth)), call(depth)])
    case 14: return call(depth)
    case 15: return .new(constructor(depth), expressions(0...1, depth: depth - 1))
    case 16: return member(depth)
    case 17: return function(depth)
    default: return literal(depth)
    }
  }

  private mutating func leaf() -> JSExpression {
    switch random.below(8) {
    case 0: .number(pick([0, -0.0, 1, -1, 2.5, 1e21, -1e-7, .infinity, -.infinity, .nan]))
    case 1: .string(pick(texts))
    case 2: pick([.null, .undefined, .this, true, false])
    case 3: pick([.array([]), .object([])])
    default: .id(pick(["a", "b", "o", "f", "n"]))
    }
  }

  private mutating func literal(_ depth: Int) -> JSExpression {
    switch random.below(4) {
    case 0: .array([expression(depth: depth - 1), .spread(.array(expressions(0...2, depth: depth - 1)))])
    case 1: .template([.text(pick(texts)), .value(expression(depth: depth - 1)), .text(pick(texts))])
    default: .object(properties(depth))
    }
  }

  private mutating func properties(_ depth: Int) -> [JSProperty] {
    let value = expression(depth: depth - 1)
    let returned = withoutAwait { $0.expression(depth: depth - 1) }
    return [
      .property(pick(["a", "x", "b-c", "if", "__proto__", "1"]), value),
      pick([
        .shorthand("b"), .spread(value), .value(.computed(.string(pick(texts))), value),
        .getter("g", body: [.exit(returned)]), .method("toString", [], body: [.exit(.string("t"))]),
      ]),
    ]
  }

  private mutating func member(_ depth: Int) -> JSExpression {
    let object = expression(depth: depth - 1)
    let isOptional = random.below(2) == 0
    return pick([
      .member(object, pick(["x", "b-c", "length", "o"]), isOptional: isOptional),
      .index(object, expression(depth: depth - 1), isOptional: isOptional),
      .member(.member(object, "o", isOptional: isOptional), "x"),
    ])
  }

  private mutating func call(_ depth: Int) -> JSExpression {
    let callee = pick([
      .id("f"), .id("f"), JSExpression.id("o").member("m"), .member(.id("n"), "m", isOptional: true),
      .arrow(value: withoutAwait { $0.expression(depth: depth - 1) }), expression(depth: depth - 1),
    ])
    return .call(callee, expressions(0...2, depth: depth - 1), isOptional: random.below(4) == 0)
  }

  private mutating func constructor(_ depth: Int) -> JSExpression {
    pick([
      .id("K"), .call("make"), JSExpression.id("o").member("K"), JSExpression.call("self").member("K"),
      .binary(.id("n"), .coalesce, .id("K")), .member(.id("o"), "K", isOptional: true), expression(depth: depth - 1),
    ])
  }

  private mutating func function(_ depth: Int) -> JSExpression {
    let value = withoutAwait { $0.expression(depth: depth - 1) }
    let parameter = JSPattern.defaulted("p", withoutAwait { $0.expression(depth: depth - 1) })
    return pick([
      .call(.arrow([parameter], .expression(.id("p"))), []),
      .call(.function(JSFunction(nil, [parameter], body: [.exit(value)])), []),
      .arrow(value: value),
    ])
  }

  private mutating func withoutAwait(_ make: (inout TreeMaker) -> JSExpression) -> JSExpression {
    let before = mayAwait
    mayAwait = false
    defer { mayAwait = before }
    return make(&self)
  }

  private mutating func target(_ depth: Int) -> JSExpression {
    pick([.id("a"), .id("b"), JSExpression.id("o").member("x"), JSExpression.id("o").at(expression(depth: depth - 1))])
  }

  private mutating func expressions(_ counts: ClosedRange<Int>, depth: Int) -> [JSExpression] {
    let count = counts.lowerBound + random.below(counts.count)
    return (0..<count).map { _ in expression(depth: depth) }
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[random.below(choices.count)] }
}
