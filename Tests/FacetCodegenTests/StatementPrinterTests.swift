import FacetCodegen
import FacetSyntax
import Testing

@Suite struct StatementPrinterTests {
  private let act = JSStatement.expression(.call("act"))

  @Test func declarations() {
    expectPrinted("const a = 1;", .const("a", 1))
    expectPrinted("let a;", .let("a"))
    expectPrinted("const [a, b] = c;", .const(.array(["a", "b"]), c))
    expectPrinted("const { a, ...b } = c;", .const(.object([.shorthand("a"), .rest("b")]), c))
    expectPrinted("const a = (b, c);", .const("a", .sequence([b, c])))
    expectPrinted("async function f(a) {\n  act();\n}", .function(JSFunction("f", ["a"], isAsync: true, body: [act])))
  }

  @Test func conditionals() {
    expectPrinted("if (a) {\n  act();\n}", .conditional(a, then: [act]))
    expectPrinted("if (a) {} else {\n  act();\n}", .conditional(a, then: [], otherwise: [act]))
    expectPrinted(
      """
      if (a) {
        act();
      } else if (b) {
        act();
      } else {
        act();
      }
      """, .conditional(a, then: [act], otherwise: [.conditional(b, then: [act], otherwise: [act])]))
  }

  @Test func loops() {
    expectPrinted("for (const [a, b] of c) {\n  act();\n}", .forOf(.array(["a", "b"]), in: c, body: [act]))
    expectPrinted("for (const a of (b, c)) {}", .forOf("a", in: .sequence([b, c]), body: []))
    expectPrinted("while (a) {\n  continue;\n}", .whileLoop(a, body: [.continueLoop()]))
    expectPrinted(
      "outer: while (true) {\n  break outer;\n}",
      .labelled("outer", .whileLoop(true, body: [.breakOut(label: "outer")])))
  }

  @Test func switches() {
    expectPrinted(
      """
      switch (a) {
        case 1:
        case "b": {
          act();
          break;
        }
        case 2:
        default: {
          return;
        }
      }
      """,
      .choice(
        a,
        [
          JSSwitchCase([1, .text("b")], body: [act, .breakOut()]), JSSwitchCase([2], body: []),
          JSSwitchCase([], body: [.exit()]),
        ]))
  }

  @Test func attempts() {
    expectPrinted("try {\n  act();\n} catch {}", .attempt([act], handler: JSHandler(body: [])))
    expectPrinted(
      "try {} catch (error) {\n  throw error;\n} finally {\n  act();\n}",
      .attempt([], handler: JSHandler("error", body: [.raise(.id("error"))]), finally: [act]))
    expectPrinted("try {\n  act();\n} finally {}", .attempt([act]))
  }

  @Test func exitsAndBlocks() {
    expectPrinted("return;", .exit())
    expectPrinted("return a, b;", .exit(.sequence([a, b])))
    expectPrinted("{\n  act();\n}", .block([act]))
    expectPrinted("act();\n\nact();", act, .emptyLine, act)
  }

  @Test func modules() {
    expectPrinted(#"import "m";"#, .importing(JSImport("m")))
    expectPrinted(#"import d from "m";"#, .importing(JSImport("m", default: "d")))
    expectPrinted(#"import * as m from "m";"#, .importing(JSImport("m", .namespace("m"))))
    expectPrinted(
      #"import d, { a, b as c } from "m";"#,
      .importing(JSImport("m", default: "d", .named([JSExportName("a"), JSExportName("b", local: "c")]))))
    expectPrinted("export const a = 1;", .export(.declaration(.const("a", 1))))
    expectPrinted("export { a, b as c };", .export(.named([JSExportName("a"), JSExportName("c", local: "b")])))
    expectPrinted("export default a;", .export(.value(a)))
  }

  @Test func namesAreNeverCode() {
    let code = "a;act()//"
    expectPrinted("aAct;", .expression(.id(code)))
    expectPrinted(
      "const [aAct, { x: aAct, ...aAct }] = b;",
      .const(
        .array([.identifier(code), .object([.value("x", .identifier(code)), .rest(code)])]), b))
    expectPrinted("function aAct(aAct) {}", .function(JSFunction(code, [.identifier(code)], body: [])))
    expectPrinted(
      "aAct: while (a) {\n  break aAct;\n  continue aAct;\n}",
      .labelled(
        code, .whileLoop(a, body: [.breakOut(label: code), .continueLoop(label: code)])))
    expectPrinted(
      "import aAct, { aAct as b } from \"m\";",
      .importing(
        JSImport("m", default: code, .named([JSExportName(code, local: "b")]))))
    expectPrinted(
      "import * as aAct from '\"m';",
      .importing(
        JSImport("\"m", .namespace(code))))
    expectPrinted("export { b as aAct };", .export(.named([JSExportName(code, local: "b")])))
  }

  @Test func commentsStayComments() {
    expectPrinted("// a\n//\n// b", .comment("a\n\nb"))
    expectPrinted("// a\n// b\n// c", .comment("a\u{2028}b\rc"))
    expectPrinted("// < /script> < !-- < script <p>", .comment("</script> <!-- <script <p>"))
  }

  @Test func longListsAreBroken() {
    let long = JSExpression.text(String(repeating: "x", count: 60))
    let text = "\"\(String(repeating: "x", count: 60))\""
    expectPrinted("f(\n  \(text),\n  \(text),\n);", .expression(.call("f", long, long)))
    expectPrinted(
      "a = [\n  \(text),\n  ...b,\n  \(text),\n];", .expression(a.assigned(.array([long, .spread(b), long]))))
    expectPrinted("f(\n  \(text),\n  \(text),\n  ...a\n);", .expression(.call("f", long, long, .spread(a))))
    expectPrinted(
      "const { a } = {\n  a: \(text),\n  b: \(text),\n};",
      .const(.object([.shorthand("a")]), .object([.property("a", long), .property("b", long)])))
    expectPrinted("return \(text) +\n  \(text);", .exit(binary(long, .plus, long)))
    expectPrinted(
      "a = b\n  ? \(text)\n  : \(text);", .expression(a.assigned(.conditional(b, then: long, otherwise: long))))
    expectPrinted(
      "a = (b) =>\n  \(text) +\n    \(text);", .expression(a.assigned(.arrow("b", value: binary(long, .plus, long)))))
  }

  @Test func aFunctionThatComesLastKeepsToTheLine() {
    expectPrinted("f(a, (b) => {\n  act();\n});", .expression(.call("f", a, .arrow("b", body: [act]))))
    expectPrinted(
      "f(\n  () => {\n    act();\n  },\n  a,\n);", .expression(.call("f", .arrow(body: [act]), a)))
    expectPrinted(
      "a = {\n  b: [\n    () => {\n      act();\n    },\n  ],\n};",
      .expression(a.assigned(.object([.property("b", .array([.arrow(body: [act])]))]))))
  }

  @Test func nestingCostsNoMoreThanItsDepth() {
    var tree = a
    for _ in 0..<200 { tree = .arrow(value: JSExpression.object([.property("a", tree)]).member("b")) }
    let text = JSPrinter().text(tree)
    #expect(text.utf8.count(where: { $0 == UInt8(ascii: "{") }) == 200)
  }
}
