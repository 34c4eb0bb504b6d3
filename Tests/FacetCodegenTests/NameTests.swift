import FacetCodegen
import Testing

@Suite struct NameTests {
  @Test func wishesAreGrantedOnce() {
    let names = JSNames()
    #expect((0..<3).map { _ in names.unique("item") } == ["item", "item2", "item3"])
    #expect(names.unique("h1") == "h1")
    #expect(names.unique("h1") == "h1_2")
    #expect(names.unique("item2") == "item2_2")
  }

  @Test func wordsThatMeanSomethingAreAvoided() {
    let names = JSNames()
    for word in ["class", "await", "arguments", "let", "document", "window", "event", "name", "undefined", "Map"] {
      #expect(names.unique(word) == word + "2")
    }
  }

  @Test(arguments: [
    ("data-row id", "dataRowId"), ("3rd", "_3rd"), ("größe", "grE"), ("", "value"), ("é", "value"), ("$x_1", "$x_1"),
    ("--a", "a"), ("a;alert(1)//", "aAlert1"),
  ]) func anyTextGivesAnIdentifier(text: String, name: String) {
    #expect(JSIdentifier.make(from: text) == name)
    #expect(JSIdentifier.isName(name))
  }

  @Test func scopesBesideEachOtherRepeatNames() {
    let module = JSNames()
    let (first, second) = (module.nested(), module.nested())
    #expect(first.unique("item") == "item")
    #expect(second.unique("item") == "item")
  }

  @Test func noScopeHidesAnother() {
    let module = JSNames()
    #expect(module.unique("a") == "a")
    let inner = module.nested().nested()
    #expect(inner.unique("a") == "a2")
    #expect(inner.unique("b") == "b")
    #expect(module.unique("b") == "b2", "what was named within would hide it")
    module.reserve("c")
    #expect(inner.unique("c") == "c2")
  }
}
