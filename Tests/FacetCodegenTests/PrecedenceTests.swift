import FacetCodegen
import FacetSyntax
import Testing

/// Parentheses stand where the grammar needs them, and nowhere else.
@Suite struct PrecedenceTests {
  private let assignment = a.assigned(b)
  private let conditional = JSExpression.conditional(a, then: b, otherwise: c)
  private let arrow = JSExpression.arrow(value: a)

  @Test func levelsOfBinaryOperators() {
    let levels: [JSBinaryOperator] = [.or, .and, .bitOr, .bitXor, .bitAnd, .equal, .less, .shiftLeft, .plus, .times]
    for (weak, strong) in zip(levels, levels.dropFirst()) {
      let (low, high) = (weak.rawValue, strong.rawValue)
      expectPrinted("a \(low) b \(high) c", binary(a, weak, binary(b, strong, c)))
      expectPrinted("a \(high) b \(low) c", binary(binary(a, strong, b), weak, c))
      expectPrinted("(a \(low) b) \(high) c", binary(binary(a, weak, b), strong, c))
      expectPrinted("a \(high) (b \(low) c)", binary(a, strong, binary(b, weak, c)))
    }
  }

  @Test func binaryOperatorsAssociateToTheLeft() {
    for symbol in JSBinaryOperator.allCases {
      expectPrinted("a \(symbol.rawValue) b \(symbol.rawValue) c", binary(binary(a, symbol, b), symbol, c))
      expectPrinted("a \(symbol.rawValue) (b \(symbol.rawValue) c)", binary(a, symbol, binary(b, symbol, c)))
    }
    expectPrinted("a - (b + c)", binary(a, .minus, binary(b, .plus, c)))
  }

  @Test func coalescingDoesNotMix() {
    for symbol in [JSBinaryOperator.or, .and] {
      let text = symbol.rawValue
      expectPrinted("(a \(text) b) ?? c", binary(binary(a, symbol, b), .coalesce, c))
      expectPrinted("a ?? (b \(text) c)", binary(a, .coalesce, binary(b, symbol, c)))
      expectPrinted("(a ?? b) \(text) c", binary(binary(a, .coalesce, b), symbol, c))
      expectPrinted("a \(text) (b ?? c)", binary(a, symbol, binary(b, .coalesce, c)))
    }
    expectPrinted("a | b ?? b | c", binary(binary(a, .bitOr, b), .coalesce, binary(b, .bitOr, c)))
    expectPrinted("(a ?? b) | c", binary(binary(a, .coalesce, b), .bitOr, c))
  }

  @Test func unaryOperators() {
    expectPrinted("-(a + b)", .unary(.minus, binary(a, .plus, b)))
    expectPrinted("-a + b", binary(.unary(.minus, a), .plus, b))
    expectPrinted("a - -b", binary(a, .minus, .unary(.minus, b)))
    expectPrinted("-(-a)", .unary(.minus, .unary(.minus, a)))
    expectPrinted("-(-1)", .unary(.minus, .number(-1)))
    expectPrinted("-(--a)", .unary(.minus, .update(.decrement, a, isPrefix: true)))
    expectPrinted("+(++a)", .unary(.plus, .update(.increment, a, isPrefix: true)))
    expectPrinted("+-a", .unary(.plus, .unary(.minus, a)))
    expectPrinted("-++a", .unary(.minus, .update(.increment, a, isPrefix: true)))
    expectPrinted("!!a", .unary(.not, .unary(.not, a)))
    expectPrinted("!a.b", .unary(.not, a.member("b")))
    expectPrinted("(!a).b", JSExpression.unary(.not, a).member("b"))
    expectPrinted("!(a, b)", .unary(.not, .sequence([a, b])))
    expectPrinted("typeof (a ?? b)", .unary(.typeOf, binary(a, .coalesce, b)))
    expectPrinted("(await a).b", JSExpression.await(a).member("b"))
    expectPrinted("await a.b", .await(a.member("b")))
    expectPrinted("await (a || b)", .await(binary(a, .or, b)))
    expectPrinted("await a || b", binary(.await(a), .or, b))
    expectPrinted("(a++).b", JSExpression.update(.increment, a, isPrefix: false).member("b"))
    expectPrinted("-a++", .unary(.minus, .update(.increment, a, isPrefix: false)))
  }

  @Test func numbersWithMembers() {
    expectPrinted("(1).b", JSExpression.number(1).member("b"))
    expectPrinted("(-1).b", JSExpression.number(-1).member("b"))
    expectPrinted("Infinity.b", JSExpression.number(.infinity).member("b"))
    expectPrinted("(-Infinity).b", JSExpression.number(-.infinity).member("b"))
    expectPrinted("(1)[a]", JSExpression.number(1).at(a))
    expectPrinted("-1 + a", binary(.number(-1), .plus, a))
    expectPrinted("a - -1", binary(a, .minus, .number(-1)))
  }

  @Test func conditionals() {
    expectPrinted("a ?? b ? b : c", .conditional(binary(a, .coalesce, b), then: b, otherwise: c))
    expectPrinted("(a ? b : c) ? b : c", .conditional(conditional, then: b, otherwise: c))
    expectPrinted("a ? a ? b : c : c", .conditional(a, then: conditional, otherwise: c))
    expectPrinted("a ? b : a ? b : c", .conditional(a, then: b, otherwise: conditional))
    expectPrinted("(a = b) ? b : c", .conditional(assignment, then: b, otherwise: c))
    expectPrinted("a ? a = b : (b, c)", .conditional(a, then: assignment, otherwise: .sequence([b, c])))
    expectPrinted("(a ? b : c) + b", binary(conditional, .plus, b))
    expectPrinted("(a ? b : c).b", conditional.member("b"))
  }

  @Test func assignmentsAndSequences() {
    expectPrinted("a = b = c", a.assigned(b.assigned(c)))
    expectPrinted("a = b ? c : a", a.assigned(.conditional(b, then: c, otherwise: a)))
    expectPrinted("a = (b, c)", a.assigned(.sequence([b, c])))
    expectPrinted("(a = b) + c", binary(assignment, .plus, c))
    expectPrinted("a && (a = b)", binary(a, .and, assignment))
    expectPrinted("(a = b).c", assignment.member("c"))
    expectPrinted("(a, b)", .sequence([a, b]))
    expectPrinted("-(-1)", .unary(.minus, .sequence([.number(-1)])))
    expectPrinted("(a?.b).c", JSExpression.sequence([a.optionalMember("b")]).member("c"))
    expectPrinted("a;", .expression(.sequence([a])))
    expectPrinted("undefined", .sequence([]))
    expectPrinted("[a = b, (a, b)]", .array([assignment, .sequence([a, b])]))
    expectPrinted("f(...(a, b))", .call("f", .spread(.sequence([a, b]))))
  }

  @Test func arrows() {
    expectPrinted("(() => a)()", arrow.called())
    expectPrinted("(() => a).b", arrow.member("b"))
    expectPrinted("(() => a) || b", binary(arrow, .or, b))
    expectPrinted("a || (() => a)", binary(a, .or, arrow))
    expectPrinted("(() => a) ? b : c", .conditional(arrow, then: b, otherwise: c))
    expectPrinted("() => () => a", .arrow(value: arrow))
    expectPrinted("() => a = b", .arrow(value: assignment))
    expectPrinted("() => (a, b)", .arrow(value: .sequence([a, b])))
    expectPrinted("() => ({})", .arrow(value: .object([])))
    expectPrinted(
      "() => ({}.a ? b : c)", .arrow(value: .conditional(JSExpression.object([]).member("a"), then: b, otherwise: c)))
    expectPrinted("() => [{}]", .arrow(value: .array([.object([])])))
    expectPrinted("() => function () {}", .arrow(value: .function(JSFunction(body: []))))
  }

  @Test func constructors() {
    expectPrinted("new (f())()", .new(.call("f"), []))
    expectPrinted("new (f().A)()", .new(JSExpression.call("f").member("A"), []))
    expectPrinted("new (a.f()[b])()", .new(a.calling("f").at(b), []))
    expectPrinted("new a.B()", .new(a.member("B"), []))
    expectPrinted("new a[f()]()", .new(a.at(.call("f")), []))
    expectPrinted("new (a?.B)()", .new(a.optionalMember("B"), []))
    expectPrinted("new (a || b)()", .new(binary(a, .or, b), []))
    expectPrinted("new A().b", JSExpression.new(.id("A"), []).member("b"))
    expectPrinted("new A()()", JSExpression.new(.id("A"), []).called())
  }

  @Test func statementsDoNotBeginLikeOthers() {
    let function = JSExpression.function(JSFunction(body: []))
    expectPrinted("({});", .expression(.object([])))
    expectPrinted("({}.a);", .expression(JSExpression.object([]).member("a")))
    expectPrinted("({ a } = b);", .expression(JSExpression.object([.shorthand("a")]).assigned(b)))
    expectPrinted("[a, b] = c;", .expression(JSExpression.array([a, b]).assigned(c)))
    expectPrinted("(function () {}());", .expression(function.called()))
    expectPrinted("(async function () {});", .expression(.function(JSFunction(isAsync: true, body: []))))
    expectPrinted("(/* @__PURE__ */ function () {}());", .expression(.pure(function.called())))
    expectPrinted(
      "({} ? a : b).c;", .expression(JSExpression.conditional(.object([]), then: a, otherwise: b).member("c")))
    expectPrinted("(\"use strict\");", .expression(.text("use strict")))
    expectPrinted("\"a\".b;", .expression(JSExpression.text("a").member("b")))
    expectPrinted("a, b;", .expression(.sequence([a, b])))
    expectPrinted("export default (function () {});", .export(.value(function)))
    expectPrinted("export default {};", .export(.value(.object([]))))
    expectPrinted("export default (a, b);", .export(.value(.sequence([a, b]))))
  }

  @Test func purityStaysWithItsCall() {
    let pure = JSExpression.pure(.call("f"))
    expectPrinted("(/* @__PURE__ */ f()).a", pure.member("a"))
    expectPrinted("(/* @__PURE__ */ f())()", pure.called())
    expectPrinted("[/* @__PURE__ */ f()]", .array([pure]))
  }

  @Test func annotationsChangeNothing() {
    let span = SourceSpan(file: SourceFile(path: "A.facet", text: "x"), range: 0..<1)
    expectPrinted("(a || b) ?? c", binary(binary(a, .or, b).annotated(span), .coalesce, c))
    expectPrinted("-(-a)", .unary(.minus, JSExpression.unary(.minus, a).annotated(span)))
    expectPrinted("(1).b", JSExpression.number(1).annotated(span).member("b"))
    expectPrinted("new (f())()", .new(JSExpression.call("f").annotated(span), []))
    expectPrinted("() => ({})", .arrow(value: JSExpression.object([]).annotated(span)))
    expectPrinted("a?.b.c", a.optionalMember("b").annotated(span).member("c"))
    expectPrinted("{ a }", .object([.property("a", a.annotated(span))]))
    expectPrinted("f(...a)", .call("f", JSExpression.spread(a).annotated(span)))
  }
}
