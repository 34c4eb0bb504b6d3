import FacetAnalysis
import Testing

@testable import FacetCodegen

@Suite struct SolidNodeTests {
  @Test func aTextThatIsNeverEmptyIsANodeOfTheTemplate() {
    expectSolid(
      solidModule(
        "<script>\n  state n = 1\n</script>\n<p>{n} of <b>{n}</b></p><button on:click={{ n += 1 }}>+</button>"),
      holds: """
        const p = getNextElement();
        const text = p.firstChild;
        createRenderEffect(() => setText(text, `${n()} of `));
        const b = text.nextSibling;
        const text2 = b.firstChild;
        createRenderEffect(() => setText(text2, `${n()}`));
        """)
  }

  @Test func aTextThatMayBeEmptyIsInserted() {
    expectSolid(
      solidModule("<script>\n  state a = \"\"\n</script>\n<p>{a}</p><i>{a}<br></i><input bind:value={a}>"),
      holds: """
        const p = getNextElement();
        show(p, a);
        const i = getNextElement();
        const [end, nodes] = getNextMarker(i.firstChild.nextSibling);
        show(i, a, end, nodes);
        """)
  }

  @Test func eventsThatBubbleAreDelegated() {
    let module = solidModule(
      "<script>\n  state n = 1\n  action add() { n += 1 }\n</script>\n<button on:click|once={add} on:focus={add}>{n}</button>"
    )
    expectSolid(
      module,
      holds: """
        listen(button, "focus", add, {}, place);
        button.$$click = handle(add, { once: true }, place);
        """)
    expectSolid(module, holds: "delegateEvents([\"click\"]);")
  }

  @Test func branchesAreChosenByNumber() {
    expectSolid(
      solidModule(
        "<script>\n  state n = 1\n</script>\n<div>{#if n > 1}<p>a</p>{:else}b{/if}</div><button on:click={{ n += 1 }}>+</button>"
      ),
      holds: """
        const div = getNextElement();
        show(
          div,
          choose(
            () => n() > 1 ? 0 : 1,
            () => {
              const p = getNextElement(pTemplate);
              return p;
            },
            () => "b",
          ),
        );
        """)
  }

  @Test func rowsGetTheirPlaceWhenTheyNeedOne() {
    expectSolid(
      solidModule(
        "<script>\n  state n = [1]\n</script>\n{#each n as x (x)}<Row {x}/>{/each}<button on:click={{ n = [] }}>+</button>",
        components: ["Row": "<script>\n  prop x: Int\n</script>\n<p>{x}</p>"]),
      holds: """
        (x) => x,
        (x, _, row) => {
          const rowPlace = itemPlace(place, 0, row
        """)
  }
}

@Suite struct SolidAdditionsTests {
  private func additions(_ page: String) -> [MarkupAdditions.Node] {
    let nodes = solidCode(page)?.additions.components.values.first ?? [:]
    return nodes.sorted { $0.key < $1.key }.map(\.value)
  }

  @Test func rootsWithoutCodeHaveNoNumber() {
    let found = additions("<script>\n  state n = 1\n</script>\n<p>a</p><button on:click={{ n += 1 }}>{n}</button>")
    #expect(found.filter(\.isNumbered).count == 1)
    #expect(found.allSatisfy { $0.before.isEmpty && $0.itemBefore.isEmpty })
  }

  @Test func regionsBetweenSiblingsAreMarked() {
    let found = additions(
      "<script>\n  state n = 1\n</script>\n<p>{#if n > 1}a{/if}<b>b</b></p><p>{#if n > 1}a{/if}</p><button on:click={{ n += 1 }}>+</button>"
    )
    #expect(found.filter { $0.before == "<!--$-->" && $0.after == "<!--/-->" }.count == 1)
  }
}
