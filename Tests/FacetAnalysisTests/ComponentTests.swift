import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

private let card = """
  === components/Card.facet
  <script>
    prop title: String
    prop size: Int = 1
    prop tone: Tone?
    prop flag: Bool = false
  </script>
  <section><h2>{title}</h2><slot/><slot name="foot">{size}{tone ?? .warm}{flag}</slot></section>
  === components/Example.facet

  """
private let types = "enum Tone: String { warm, cold }"

@Suite struct ComponentTests {
  @Test func propsAreChecked() {
    checked(card + "<Card title=\"a\" flag tone={.cold} size={2}/>", types: types)
    expectDiagnostics(
      card + "<1️⃣Card 2️⃣colour=\"a\" 3️⃣size=\"2\" flag={4️⃣1} 5️⃣tone=\"warm\"/><6️⃣Crad/>",
      .missingProp, .unknownProp, .typeMismatch, .typeMismatch, .typeMismatch, .unknownComponent, types: types)
  }

  @Test func directivesAreForElements() {
    expectDiagnostics(
      card + "<script>\n  state s = \"\"\n  action go() { }\n</script>\n"
        + "<Card title=\"a\" 1️⃣on:click={go} 2️⃣bind:title={s} 3️⃣class:a={true} 4️⃣ref:x/>",
      .componentDirective, .componentDirective, .componentDirective, .componentDirective, types: types)
  }

  @Test func contentGoesIntoSlots() {
    let component = checked(card + "<Card title=\"a\"><p>body</p><p slot=\"foot\">foot</p> rest</Card>", types: types)
    guard case .component(let use)? = component?.nodes.first?.kind else {
      Issue.record("no component")
      return
    }
    #expect(use.contents.map(\.name) == [nil, "foot"])
    expectDiagnostics(
      card + "<Card title=\"a\"><p 1️⃣slot=\"fot\">x</p><div><p 2️⃣slot=\"foot\">y</p></div></Card>",
      .unknownSlot, .slotAttributePlace, types: types)
    expectDiagnostics(
      "=== components/A.facet\n<p>x</p>\n=== components/Example.facet\n<A>1️⃣<b>x</b></A><A> </A><A></A>", .unknownSlot)
  }

  @Test func slotsGiveTypedValues() {
    let list = """
      === components/List.facet
      <script>
        prop names: [String]
      </script>
      <ul>{#each names as text, i (text)}<slot {text} position={i + 1}/>{/each}</ul>
      === components/Example.facet

      """
    checked(list + "<List names={[\"a\"]} let:text let:position={n}><li>{text.count + n}</li></List>")
    expectDiagnostics(
      list + "<List names={[]} let:1️⃣txet let:text><li>{2️⃣text + 1}</li></List><p let:3️⃣x>y</p>",
      .unknownSlotArgument, .operatorTypes, .slotBindingPlace)
  }

  @Test func recursionEndsSomewhere() {
    checked(
      """
      === types.facet
      type Tree { name: String, children: [Tree] }
      === components/Example.facet
      <script>
        prop tree: Tree
      </script>
      <div>{tree.name}{#each tree.children as child (child.name)}<Example tree={child}/>{/each}</div>
      """)
    expectDiagnostics(
      "=== components/A.facet\n<div><1️⃣B/></div>\n=== components/B.facet\n<div><2️⃣A/></div>", .endlessComponent,
      .endlessComponent)
  }

  @Test func namesAreUniqueAndCapital() {
    expectDiagnostics(
      "=== components/A.facet\n<p>a</p>\n=== components/x/A.facet\n1️⃣<p>b</p>\n=== components/small.facet\n2️⃣<p>c</p>",
      .duplicateComponent, .componentName)
  }

  @Test func whatKeepsSomethingWantsAKey() {
    expectDiagnostics(
      "<script>\n  prop names: [String]\n</script>\n{#each names as 1️⃣name}<label>{name} <input></label>{/each}"
        + "{#each names as name}<p>{name}</p>{/each}", .missingKey, hints: true)
  }
}

@Suite struct FactsTests {
  @Test func staticComponentsSendNothing() {
    let component = checked(
      "<script>\n  prop names: [String]\n  derived n = names.count\n</script>\n<p>{n}</p>{#each names as x (x)}{x}{/each}"
    )
    #expect(component?.facts.isInteractive == false)
    #expect(component?.facts.clientReads.isEmpty == true)
    #expect(component?.facts.dependencies == [1: [0]])
  }

  @Test func onlyWhatTheBrowserReadsIsSent() {
    let component = checked(
      """
      <script>
        prop names: [String]
        prop title: String
        prop limit: Int
        state query = ""
        derived shown = names.filter { $0.contains(query) }
        derived size = title.count
        derived unused = limit + 1
      </script>
      <h1>{title}{size}</h1><input bind:value={query}>{#each shown as name (name)}<p>{name} of {limit}</p>{/each}
      """)
    let facts = component?.facts
    #expect(facts?.isInteractive == true)
    // All that its markup reads, since the client owns the markup; not what nobody reads.
    #expect(facts?.clientReads == [0, 1, 2, 3, 4, 5])
    #expect(facts?.dependencies[4] == [0, 3])
  }

  /// `kept.append` needs the list that it appends to, shown or not, and what that began with.
  @Test func whatAnActionChangesIsSent() {
    let component = checked(
      """
      <script>
        prop names: [String]
        prop other: [String]
        state kept = names
        state unused = other.count
        action add() { kept.append("x") }
      </script>
      <button type="button" on:click={add}>Add</button>
      """)
    #expect(component?.facts.clientReads == [0, 2])
    #expect(component?.clientStates.map(\.name) == ["kept"])
  }

  @Test func whatAnInteractiveComponentUsesIsTheClientsToo() {
    let source = """
      === components/Shown.facet
      <script>
        prop text: String
        prop other: String
      </script>
      <p>{text}</p><p>{other}</p>
      === components/Example.facet
      <script>
        state text = ""
      </script>
      <input bind:value={text}><Shown {text} other="fixed"/>
      """
    let files = source.split(separator: "=== ").map { part in
      let lines = part.split(separator: "\n", maxSplits: 1)
      return TemplateFile(
        relativePath: String(lines[0]), source: SourceFile(path: String(lines[0]), text: String(lines[1])))
    }
    let shown = ProjectChecker.check(files: files).project?.components.first { $0.name == "Shown" }
    #expect(shown?.facts.clientReads == [0, 1])
    #expect(shown?.facts.isInteractive == false)
  }
}
