import FacetCodegen
import Testing

@Suite struct ModuleBuilderTests {
  @Test func modulesSayWhatTheyUse() {
    let module = JSModuleBuilder()
    let signal = module.use("createSignal", from: "solid-js")
    let own = module.names.unique("template")
    module.add(.const(.identifier(own), .pure(.call(module.use("template", from: "solid-js/web"), [.text("<p></p>")]))))
    module.add(.expression(.call(signal, [1])), .expression(.call(module.use("batch", from: "solid-js"), [])))
    #expect(module.use("createSignal", from: "solid-js") == signal)
    module.export(own, as: "default")
    #expect(
      module.print().text == #"""
        import { batch, createSignal } from "solid-js";
        import { template as template2 } from "solid-js/web";

        const template = /* @__PURE__ */ template2("<p><\/p>");
        createSignal(1);
        batch();

        export { template as default };

        """#)
  }

  @Test func everyKindOfImport() {
    let module = JSModuleBuilder()
    module.useEffect(of: "d")
    module.useEffect(of: "a")
    let uses = [
      module.useDefault(from: "a", as: "a"), module.use("x", from: "a", as: "y"), module.useNamespace(of: "b", as: "b"),
      module.useDefault(from: "c", as: "c"), module.useNamespace(of: "c", as: "all"), module.use("z", from: "c"),
    ]
    #expect(uses == ["a", "y", "b", "c", "all", "z"].map { .id($0) })
    #expect(module.useDefault(from: "a", as: "other") == .id("a"))
    #expect(
      module.print().text == """
        import "d";
        import a, { x as y } from "a";
        import * as b from "b";
        import c, * as all from "c";
        import { z } from "c";

        """)
  }

  @Test func anEmptyModuleIsEmpty() {
    #expect(JSModuleBuilder().print().text == "")
  }
}
