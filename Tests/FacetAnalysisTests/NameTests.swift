import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct NameTests {
  @Test func unknownNamesAreReportedWhereTheyStand() {
    expectDiagnostics(
      "<script>\n  prop name: String\n</script>\n<p>{1️⃣nmae} {name.2️⃣lenght}</p>", .unknownName, .unknownMember)
  }

  @Test func aTypoIsAnsweredWithTheNearestName() {
    let files = [
      TemplateFile(
        relativePath: "components/A.facet",
        source: SourceFile(path: "A.facet", text: "<script>\n  prop name: String\n</script>\n<p>{nmae}</p>"))
    ]
    #expect(ProjectChecker.check(files: files).diagnostics.first?.hint == "Did you mean `name`?")
  }

  @Test func oneMistakeGivesOneDiagnostic() {
    expectDiagnostics(
      """
      <script>
        derived a = 1️⃣unknown
        derived b = a + 1
        derived c = b.first?.name ?? a
      </script>
      <p class={a}>{b} {c} {a.x.y(1)}</p>{#each a as item (item.id)}{item.name}{/each}
      """, .unknownName)
  }

  @Test func blocksOpenScopesAndInnerNamesHideOuterOnes() {
    checked(
      """
      <script>
        prop rows: [[Int]]
        prop item: String
      </script>
      {#each rows as item, i (i)}<p>{#each item as item, j (j)}{item + i + j}{/each}</p>{/each}
      <p>{item.uppercased()} {rows.map { $0.map { $0 + 1 }.count }.sum()}</p>
      """)
    expectDiagnostics(
      "<script>\n  prop rows: [Int]\n</script>\n{#each rows as row (row)}{row}{:else}{1️⃣row}{/each}{2️⃣row}",
      .unknownName, .unknownName)
  }

  @Test func valuesMayBeUsedBeforeTheyAreDeclared() {
    let component = checked(
      """
      <script>
        derived c = b + a
        derived b = a * 2
        derived a = count
        state count = 1
      </script>
      <p>{c}</p>
      """)
    #expect(component?.deriveds.map(\.name) == ["a", "b", "c"])
  }

  @Test func cyclesAreReportedOnce() {
    expectDiagnostics(
      "<script>\n  derived a = b\n  derived b = c\n  derived c = 1️⃣a\n</script>\n<p>{a}{b}{c}</p>", .cycle)
    expectDiagnostics("<script>\n  derived a = 1️⃣a + 1\n</script>\n<p>{a}</p>", .cycle)
  }

  @Test func duplicatesAreReportedAtTheSecond() {
    expectDiagnostics(
      "<script>\n  prop a: Int\n  state 1️⃣a = 1\n  action 2️⃣a() { }\n</script>\n<p>{a}</p>",
      .duplicateDeclaration, .duplicateDeclaration)
  }

  @Test func whatNothingUsesIsAHint() {
    expectDiagnostics(
      "<script>\n  state 1️⃣a = 1\n  derived b = 2\n  action 2️⃣go() { }\n  action come() { }\n</script>\n"
        + "<form on:submit={come}><button>{b}</button></form>", .unused, .unused, hints: true)
  }

  @Test func defaultsReadPropsDeclaredBefore() {
    checked("<script>\n  prop a: Int = 1\n  prop b: Int = a\n</script>\n<p>{b}</p>")
    expectDiagnostics(
      "<script>\n  prop a: Int = 1️⃣b\n  prop b: Int = 2️⃣b\n</script>\n<p>{a}{b}</p>", .notConstant, .notConstant)
  }

  @Test func everyBindingHasASlotOfItsOwn() {
    let component = checked(
      """
      <script>
        prop names: [String]
        state open = false
        derived long = names.filter { $0.count > 3 }
      </script>
      {#each long as name, index (name)}{#if let first = names.first}{index}{first}{/if}{/each}{open}
      """)
    #expect(component?.props.first?.slot == 0)
    #expect(component?.frameSize == 7)
  }

  @Test func renderingHasNoClockAndNoChance() {
    expectDiagnostics(
      """
      <script>
        state at = 1️⃣now
        derived r = 2️⃣random
        action go() { at = now }
      </script>
      <p>{at.year}{r}</p>
      """, .impureRendering, .impureRendering)
  }
}
