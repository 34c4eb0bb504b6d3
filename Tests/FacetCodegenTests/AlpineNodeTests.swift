import Testing

/// What Alpine's directives are called, where they stand, and the members that they name.
@Suite struct AlpineNodeTests {
  private static let state = "<script>\nstate n = 1\nstate names = [\"a\"]\naction add() { n += 1 }\n</script>\n"

  private func client(_ markup: String) throws -> AlpineClient { try AlpineClient(page: Self.state + markup) }

  @Test func aTextAloneIsADirectiveAndOneAmongOthersAComment() throws {
    let client = try client("<p>{n} things</p><p>{n}<b>!</b></p>")
    #expect(try client.additions() == " x-text=\"text0\"\n<!--text:text2-->")
    #expect(try client.module().contains("get text0() { return `${state.n} things`; }"))
  }

  @Test func attributesAndHandlersAreNamedByTheirNode() throws {
    let client = try client("<button type=\"button\" class:many={n > 2} on:click={add}>Add</button>")
    #expect(try client.additions() == " x-data=\"index\" x-bind:class=\"class1\" x-on:click=\"onClick1\"")
    let module = try client.module()
    #expect(module.contains("get class1() { return classes(\"\", null, \"many\", state.n > 2); }"))
    #expect(module.contains("onClick1: handle(add, {}, own.place)"))
    #expect(module.contains("Alpine.data(\"index\", scope);"))
  }

  @Test func attributesInMixedCaseAreWrittenAsAlpineDoes() throws {
    let client = try client("<svg viewBox=\"0 0 {n} 1\"></svg>")
    #expect(try client.additions().contains(" x-bind:view-box.camel=\"viewBox0\""))
  }

  @Test func branchesStandInTemplates() throws {
    let client = try client("<div>{#if n > 1}<i>{n}</i>{:else}<b>one</b>{/if}</div>")
    #expect(
      try client.additions().contains(
        "<template x-if=\"if4\"><i x-text=\"text0\"></i></template><template x-else=\"if4\"><b>one</b></template><!--/-->"
      ))
    #expect(try client.module().contains("if4: choice( 4, () => [state.n > 1 ? 0 : 1],"))
  }

  @Test func rowsStandInATemplateAndAreKeyed() throws {
    let client = try client("<ul>{#each names as name (name)}<li>{name}</li>{/each}</ul>")
    #expect(try client.additions().contains("<template x-for=\"for2\"><li x-text=\"text0\"></li></template><!--/-->"))
    let module = try client.module()
    #expect(module.contains("items: () => state.names, key: (name) => name,"))
    #expect(
      module.contains("get text0() { return name2.value; }") || module.contains("get text0() { return name.value; }"))
    #expect(module.contains("isSingle: true"))
  }

  @Test func aRowOfSeveralNodesHasAnEnd() throws {
    let client = try client("<p>{#each names as name (name)}{name}<br>{/each}</p>")
    #expect(try client.additions().contains("<!--/--><!--,-->"))
  }

  @Test func inSVGTheModuleHoldsTheMarkup() throws {
    let client = try client("<svg>{#if n > 1}<circle r=\"1\"/>{/if}</svg>")
    #expect(try client.additions().contains("<!--if:if1--><!--/-->"))
    #expect(try client.module().contains("markup('<circle r=\"1\"><\\/circle>', \"svg\")"))
  }

  @Test func aComponentIsGivenWhatCanChangeAsGetters() throws {
    let client = try AlpineClient([
      "components/Card.facet": "<script>\nprop title: String\nprop size: Int = 2\n</script>\n<p>{title} {size}</p>",
      "pages/index.facet": Self.state + "<Card title=\"{n}!\"/>",
    ])
    #expect(try client.additions() == "<!--data:card0--><!--/-->")
    #expect(try client.additions("Card") == " x-data=\"Card\" x-text=\"text0\"")
    #expect(try client.module().contains("card0: use(Card, 0, 0, { get title() { return `${state.n}!`; } })"))
    let card = try client.module("components/Card")
    #expect(card.contains("const size = prop(props, \"size\", () => 2);"))
    #expect(card.contains("return `${props.title} ${size()}`;"))
  }

  @Test func aBindingSaysWhatKindOfControlItIs() throws {
    let client = try client("<p><input type=\"number\" name=\"n\" bind:value={n}></p>")
    #expect(try client.additions().contains(" x-model=\"model0\""))
    let module = try client.module()
    #expect(module.contains("get: () => state.n, set: (value) => { own.set(\"n\", value); },"))
    #expect(module.contains("kind: (node) => valueControl(intField)"))
  }
}
