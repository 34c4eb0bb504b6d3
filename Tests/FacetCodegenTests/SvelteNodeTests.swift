import FacetCodegen
import Testing

/// What each kind of node becomes in the Svelte target.
@Suite struct SvelteNodeTests {
  @Test func aTextIsWrittenWhenWhatItReadsMayHaveChanged() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state name = "A"
          state count = 1
          action add() { count += 1; name = "B" }
        </script>
        <p>Hi {name}</p><b>{count}</b><button type="button" on:click={add}>Add</button>
        """)
    try expectLines(
      """
      const p = markup(node);
      const text = textAt(p.firstChild, p);
      const b = p.nextSibling;
      const text2 = textAt(b.firstChild, b);
      const button = b.nextSibling;
      listen(button, "click", add, {}, here);
      const write = (dirty) => {
      if (dirty & 1) {
      setText(text, `Hi ${name2}`);
      }
      if (dirty & 2) {
      setText(text2, `${count}`);
      }
      };
      write(-1);
      """, in: client)
  }

  @Test func aWriteSaysWhatChangesWithTheValue() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state count = 1
          state fixed = 7
          derived twice = count * 2
          action add() { count += fixed }
        </script>
        <b>{twice}</b><i>{fixed}</i><button type="button" on:click={add}>Add</button>
        """)
    try expectLines("changes.touch(3);", in: client)
    try expectLines("if (changes.stale & 1) {", in: client)
    // Nothing can write it, so its text is written once.
    try expectLines("setText(text2, `${fixed}`);\nchanges.update = write;", in: client)
  }

  @Test func attributesAreWrittenAsTheirKindAsks() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state id = 1
          state isOn = false
          action go() { id += 1; isOn = true }
        </script>
        <a href="./todos/{id}" title={isOn ? "on" : nil} class="a" class:on={isOn} hidden={isOn} on:click|prevent={go}>x</a>
        """)
    try expectLines(#"setAttribute(a, "href", url(true, "./todos/", segment(id)));"#, in: client)
    try expectLines(#"setAttribute(a, "title", isOn ? "on" : null);"#, in: client)
    try expectLines(#"setAttribute(a, "class", classes("a", null, "on", isOn));"#, in: client)
    try expectLines(#"setBoolean(a, "hidden", isOn);"#, in: client)
    try expectLines(#"listen(a, "click", go, { prevent: true }, here);"#, in: client)
  }

  @Test func aConditionChoosesABlock() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state name: String? = nil
          action set() { name = "A" }
        </script>
        <button type="button" on:click={set}>Set</button>
        {#if let name}<p>{name}</p>{:else}<i>none</i>{/if}
        """)
    try expectLines(
      """
      if ((name3 = name2) !== null) {
      name4 = name3;
      return branch;
      }
      return otherwise;
      """, in: client)
    try expectLines("branches2.update(dirty);", in: client)
  }

  @Test func anItemIsARecordThatIsKeptUpToDate() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state items = [1, 2]
          action add() { items.append(3) }
        </script>
        <ul>{#each items as item, index (item)}<li>{index}: {item}</li>{/each}</ul>
        <button type="button" on:click={add}>Add</button>
        """)
    try expectLines(
      """
      const update = (dirty) => {
      if (dirty & 6) {
      setText(text, `${item.index}: ${item.value}`);
      }
      };
      update(-1);
      return { start: li, end: li, update };
      """, in: client)
  }

  @Test func aFormSaysWhichOneItIs() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state title = ""
          action save() { title = "" }
        </script>
        <form on:submit={save}><input bind:value={title}></form>
        """)
    try expectLines(#"setAttribute(form.firstChild, "value", formPath(here, 0));"#, in: client)
    try expectLines(#"bind(\#ninput,\#ncontrol,\#n() => title,"#, in: client)
    let module = try client.module()
    #expect(module.contains(#"<form method="post"><input type="hidden" name="_action"><input name="title">"#))
  }

  @Test func svgIsParsedAsSuch() throws {
    let client = try SvelteClient(
      page: """
        <script>
          state isOn = false
          action set() { isOn = true }
        </script>
        <svg on:click={set}>{#if isOn}<g>{isOn}</g>{/if}</svg>
        """)
    try expectLines(#"const markup = /* @__PURE__ */ template("<g> <\/g>", "svg");"#, in: client)
  }

  @Test func aPageWithNothingInteractiveHasNoClient() throws {
    let client = try SvelteClient(page: "<p>Hello</p>")
    #expect(client.code.entries.isEmpty)
  }
}
