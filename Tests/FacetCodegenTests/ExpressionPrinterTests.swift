import FacetCodegen
import Testing

@Suite struct ExpressionPrinterTests {
  @Test func literals() {
    expectPrinted("1", 1)
    expectPrinted("-1", .number(-1))
    expectPrinted("-0", .number(-0.0))
    expectPrinted("0.1", .number(0.1))
    expectPrinted("1e+21", .number(1e21))
    expectPrinted("Infinity", .number(.infinity))
    expectPrinted("-Infinity", .number(-.infinity))
    expectPrinted("NaN", .number(.nan))
    expectPrinted("true", true)
    expectPrinted("null", .null)
    expectPrinted("undefined", .undefined)
    expectPrinted("this", .this)
  }

  @Test func strings() {
    expectPrinted(#""a\nb\r\t\\""#, .text("a\nb\r\t\\"))
    expectPrinted(#"'say "hi"'"#, .text(#"say "hi""#))
    expectPrinted(#""it's""#, .text("it's"))
    expectPrinted(#""\"'""#, .text(#""'"#))
    expectPrinted(#""\x001""#, .text("\u{0}1"))
    expectPrinted("\"é 🎉\"", .text("é 🎉"))
    expectPrinted(#""\"\#u{301}'""#, .text("\"\u{301}'"))
    expectPrinted(#""\u2028\u2029\uFEFF\u202E""#, .text("\u{2028}\u{2029}\u{FEFF}\u{202E}"))
    expectPrinted(#""<\/script>""#, .text("</script>"))
    expectPrinted(#""\x3C!--""#, .text("<!--"))
    expectPrinted(#""\x3CScript <p>""#, .text("<Script <p>"))
  }

  @Test func templates() {
    expectPrinted("`a${b}c`", .template([.text("a"), .value(b), .text("c")]))
    expectPrinted("`${a, b}`", .template([.value(.sequence([a, b]))]))
    expectPrinted(#"`\`\\\n\r\${a} $a \$`"#, .template([.text("`\\\n\r${a} $a $")]))
    expectPrinted(#"`\${`"#, .template([.text("$"), .text("{")]))
    expectPrinted(#"`<p><\/p>`"#, .template([.text("<p></p>")]))
    expectPrinted("`a`.length", .member(.template([.text("a")]), "length"))
  }

  @Test func arraysAndObjects() {
    expectPrinted("[]", .array([]))
    expectPrinted("[a, ...b]", .array([a, .spread(b)]))
    expectPrinted("[a, (b, c)]", .array([a, .sequence([b, c])]))
    expectPrinted("{}", .object([]))
    expectPrinted("{ a, b: c, ...a }", .object([.shorthand("a"), .property("b", c), .spread(a)]))
    expectPrinted("{ a }", .object([.property("a", a)]))
    expectPrinted(#"{ "b-c": a, if: b }"#, .object([.property("b-c", a), .property("if", b)]))
    expectPrinted("{ [a + b]: c }", .object([.value(.computed(binary(a, .plus, b)), c)]))
    expectPrinted(#"{ ["__proto__"]: a }"#, .object([.property("__proto__", a)]))
    expectPrinted("{ a: (b, c) }", .object([.property("a", .sequence([b, c]))]))
    expectPrinted(
      """
      {
        async m(a) {
          return a;
        },
        get g() {},
        set g(v) {},
      }
      """,
      .object([
        .method("m", ["a"], isAsync: true, body: [.exit(a)]), .getter("g", body: []), .setter("g", "v", body: []),
      ]))
  }

  @Test func membersAndCalls() {
    expectPrinted("a.b", a.member("b"))
    expectPrinted("a.class", a.member("class"))
    expectPrinted(#"a["b-c"]"#, a.member("b-c"))
    expectPrinted(#"a[""]"#, a.member(""))
    expectPrinted("a[b, c]", a.at(.sequence([b, c])))
    expectPrinted("a?.b.c", a.optionalMember("b").member("c"))
    expectPrinted(#"a?.["b-c"]"#, a.optionalMember("b-c"))
    expectPrinted("a?.[b]?.(c)", .call(.index(a, b, isOptional: true), [c], isOptional: true))
    expectPrinted("f(a, ...b)", .call("f", a, .spread(b)))
    expectPrinted("f((a, b))", .call("f", .sequence([a, b])))
    expectPrinted("a.b(c)", a.calling("b", c))
    expectPrinted("f()()", JSExpression.call("f").called())
    expectPrinted("new A(a)", .new(.id("A"), [a]))
    expectPrinted("/* @__PURE__ */ f(a)", .pure(.call("f", a)))
  }

  @Test func functions() {
    expectPrinted("() => a", .arrow(value: a))
    expectPrinted("(a, b) => a", .arrow("a", "b", value: a))
    expectPrinted("async (a) => {}", .arrow("a", isAsync: true, body: []))
    expectPrinted("(a, ...b) => a", .arrow("a", .rest("b"), value: a))
    expectPrinted(
      "({ a, b: [c, , d], ...e }) => a",
      .arrow(
        .object([.shorthand("a"), .value("b", .array(["c", nil, "d"])), .rest("e")]), value: a))
    expectPrinted(
      "([a, ,], { b = 1 }) => a",
      .arrow(
        .array(["a", nil]), .object([.value("b", .defaulted("b", 1))]), value: a))
    expectPrinted(
      #"({ "a-b": c }, d = a) => a"#,
      .arrow(
        .object([.value("a-b", "c")]), .defaulted("d", a), value: a))
    expectPrinted("function f(a) {}", .function(JSFunction("f", ["a"], body: [])))
    expectPrinted("async function () {}", .function(JSFunction(isAsync: true, body: [])))
  }

  @Test func operators() {
    for symbol in JSBinaryOperator.allCases { expectPrinted("a \(symbol.rawValue) b", binary(a, symbol, b)) }
    for symbol in JSAssignmentOperator.allCases { expectPrinted("a \(symbol.rawValue) b", .assignment(a, symbol, b)) }
    expectPrinted("!a", .unary(.not, a))
    expectPrinted("typeof a", .unary(.typeOf, a))
    expectPrinted("void 0", .unary(.void, 0))
    expectPrinted("delete a.b", .unary(.delete, a.member("b")))
    expectPrinted("++a", .update(.increment, a, isPrefix: true))
    expectPrinted("a.b--", .update(.decrement, a.member("b"), isPrefix: false))
    expectPrinted("await f()", .await(.call("f")))
    expectPrinted("a ? b : c", .conditional(a, then: b, otherwise: c))
  }
}
