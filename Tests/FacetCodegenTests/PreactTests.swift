import FacetAnalysis
import FacetCodegen
import FacetSyntax
import Testing

/// What each kind of node becomes in the Preact target.
@Suite struct PreactTests {
  @Test func writesAreVariables() throws {
    try expect(
      """
      <script>
        state count = 0
        derived twice = count * 2
        action add(step: Int) { count += step }
      </script>
      <button type="button" on:click={add(2)}>{twice}</button>
      """,
      [
        "let { count = 0 } = self.values;", "const twice = memo(() => [count], () => multiplyInt(count, 2));",
        "self.set(count = addInt(count, step));",
        #"render: () => h("button", { key: 1, type: "button", onclick: onClick }, `${twice()}`),"#,
      ])
  }

  @Test func textIsJoinedWhereSomethingComesAndGoes() throws {
    try expect(
      """
      <script>
        state who = "a"
        action clear() { who = "" }
      </script>
      <p>Hello {#if !who.isEmpty}{who}{:else}you{/if}!</p><button type="button" on:click={clear}>Clear</button>
      """,
      [#"h("p", { key: 5 }, children("Hello ", !(who === "") ? text(who) : "you", "!")),"#])
  }

  @Test func itemsAreKeptByWhatTheyRead() throws {
    try expect(
      """
      <script>
        state ids = [1, 2]
        state chosen = 0
        action choose(id: Int) { chosen = id }
      </script>
      <ul>{#each ids as id (id)}<li class:on={id == chosen} on:click={choose(id)}>{id}</li>{/each}</ul>
      """,
      ["[chosen],", "(id) => id,", #"class: row.item === chosen ? "on" : null,"#, "choose(row.item);"])
  }

  @Test func attributesThatAreProperties() throws {
    try expect(
      """
      <script>
        state busy = false
        state note: String? = nil
        action turn() { busy = !busy }
      </script>
      <button type="button" class="a" data-x="1" title={note} disabled={busy} on:click={turn}>x</button>
      """,
      [
        #"type: "button","#, #"class: "a","#, #""data-x": "1","#, "TITLE: note,", #"DISABLED: busy ? "" : null,"#,
      ])
  }

  @Test func controlsAndForms() throws {
    try expect(
      """
      <script>
        state title = ""
        action save() { title = "saved" }
      </script>
      <form on:submit={save}><input type="text" bind:value={title}></form>
      """,
      [
        "const titleControl = /* @__PURE__ */ valueControl(textField);", #"METHOD: "post""#,
        #"VALUE: formPath(self.place, 0)"#, "ref: reference(shown(() => titleControl, title)),",
        "self.set(title = value);",
      ])
  }

  /// One with a life is Preact's where no text can meet it, and a function's result elsewhere.
  @Test func componentsWithALife() throws {
    let open = "<script>state n = 0\naction add() { n += 1 }\nonMount { add() }</script>{n}"
    try expect("<p>a</p><Count/><p>b</p>", ["h(Count, { key: 2, $at: [self, 0, 2] })"], with: open)
    try expect("<p>a <Count/></p>", ["children(\"a \", call(self, 0, 1, CountDefinition, {}))"], with: open)
  }

  @Test func slotsAreFunctions() throws {
    let card = "<script>prop size: Int</script><section><slot half={size / 2}>none</slot></section>"
    try expect(
      """
      <script>
        state n = 1
        action add() { n += 1 }
      </script>
      <Count size={n} let:half><b>{half}</b></Count><button type="button" on:click={add}>x</button>
      """, ["default: (content, { half }) => h(\"b\", { key: content.prefix + 1 }, `${half}`)"], with: card)
  }

  /// Whether the page's module has the lines.
  private func expect(
    _ page: String, _ lines: [String], with count: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let texts = ["pages/index.facet": page].merging(count.map { ["components/Count.facet": $0] } ?? [:]) { $1 }
    let files = texts.map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(text.utf8)))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    try #require(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    let code = ClientCompiler.compile(try #require(project), .preact)
    let module = try #require(code.modules.first { $0.path == "preact/pages/index.js" }).text
    for line in lines {
      #expect(module.contains(line), "\(line)\nis not in\n\(module)", sourceLocation: sourceLocation)
    }
  }
}
