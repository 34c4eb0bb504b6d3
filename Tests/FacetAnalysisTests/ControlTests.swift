import FacetAnalysis
import FacetSyntax
import FacetValue
import Testing

private let types = """
  enum S: String { a, b }
  type Line { quantity: Int, note: String }
  type Form { name: String, count: Int, price: Double?, on: Bool, due: Date?, s: S, tags: [String], lines: [Line] }
  """

private let state = """
  <script>
    state form = Form(name: "", count: 1, on: false, s: .a, tags: [], lines: [])
    state chosen: [S] = []
    state maybe: S? = nil
    action save() { }
  </script>

  """

@Suite struct ControlTests {
  @Test func controlsFitTheirTypes() {
    let component = checked(
      state + """
        <form on:submit={save}>
          <input bind:value={form.name}><input type="number" bind:value={form.count}>
          <input type="number" bind:value={form.price}><input type="checkbox" bind:checked={form.on}>
          <input type="date" bind:value={form.due}><textarea name="text" bind:value={form.name}></textarea>
          <select bind:value={form.s}><option value="a">A</option></select>
          <select name="multi" multiple bind:value={chosen}><option value="a">A</option></select>
          <input type="radio" value="a" bind:group={maybe}><input type="radio" value={S.b} bind:group={maybe}>
          <input type="checkbox" value="x" bind:group={form.tags}><input type="checkbox" value="y" bind:group={form.tags}>
          {#each form.lines as line, i (i)}<input type="number" bind:value={form.lines[i].quantity}>{/each}
        </form>
        """, types: types)
    guard case .element(let form)? = component?.nodes.first?.kind else {
      Issue.record("no form")
      return
    }
    #expect(form.form?.id == 0)
    let names = form.children.compactMap { node -> String? in
      guard case .element(let element) = node.kind else { return nil }
      return element.control?.name
    }
    #expect(
      names == [
        "form.name", "form.count", "form.price", "form.on", "form.due", "text", "form.s", "multi", "maybe", "maybe",
        "form.tags", "form.tags",
      ])
  }

  /// Several instances may stand in a form that is not written around the control.
  @Test func namesAreOfTheInstanceWhereTheFormIsElsewhere() {
    let component = checked(
      state + """
        <input bind:value={form.name}><input name="own" bind:value={form.name}>
        <input form="edit" bind:value={form.count} type="number">
        <form id="edit" on:submit={save}><input type="checkbox" bind:checked={form.on}></form>
        """, types: types)
    var found: [String] = []
    func visit(_ nodes: [CheckedNode]) {
      for node in nodes {
        guard case .element(let element) = node.kind else { continue }
        if let control = element.control { found.append(control.name + (control.isNamedByInstance ? "@" : "")) }
        visit(element.children)
      }
    }
    visit(component?.nodes ?? [])
    #expect(found == ["form.name@", "own", "form.count", "form.on"])
  }

  @Test func theFormOfAControlIsWrittenOut() {
    expectDiagnostics(
      state + """
        <input 1️⃣form={form.name} bind:value={form.name}><input 2️⃣form bind:value={form.name}>
        <input form="edit" name="x" bind:value={form.name}>
        <input form="edit" name="x" type="number" bind:value={3️⃣form.count}>
        """, .badBinding, .badBinding, .duplicateName, types: types)
  }

  /// No hint: the form sends the note, which stands elsewhere.
  @Test func aControlElsewhereIsSentByItsForm() {
    let script =
      "<script>\n  state note = \"\"\n  state saved = \"\"\n  action save() { saved = note }\n</script>\n{saved}"
    expectDiagnostics(
      script + "<form id=\"edit\" on:submit={save}></form><input form=\"edit\" bind:value={note}>", hints: true)
    expectDiagnostics(
      script + "<1️⃣form id=\"edit\" on:submit={save}></form><input form=\"other\" bind:value={note}>",
      .unboundState, hints: true)
  }

  @Test func wrongTypesAreRefused() {
    expectDiagnostics(
      state + """
        <input type="number" bind:value={1️⃣form.name}><input type="checkbox" bind:checked={2️⃣form.count}>
        <input bind:value={3️⃣form.tags}><select multiple bind:value={4️⃣form.s}></select>
        <input type="date" bind:value={5️⃣form.count}><textarea bind:value={6️⃣form.count}></textarea>
        """, .bindingType, .bindingType, .bindingType, .bindingType, .bindingType, .bindingType, types: types)
  }

  @Test func wrongBindingsAreRefused() {
    expectDiagnostics(
      state + """
        <p bind:1️⃣value={form.name}>x</p><input type="checkbox" bind:2️⃣value={form.name}>
        <input type="radio" bind:3️⃣group={form.name}><input type={form.name} bind:4️⃣value={form.name}>
        <5️⃣input value="x" bind:value={form.name}><input type="radio" value={6️⃣"c"} bind:group={form.s}>
        <7️⃣textarea bind:value={form.name}>x</textarea><textarea bind:value={form.name}></textarea>
        """, .badBinding, .badBinding, .badBinding, .badBinding, .badBinding, .typeMismatch, .badBinding, types: types)
  }

  @Test func namesInAFormDiffer() {
    expectDiagnostics(
      state + """
        <form on:submit={save}><input name="x" bind:value={form.name}><input name="x" type="number" bind:value={1️⃣form.count}></form>
        <form on:submit={save}><input name="x" bind:value={form.name}></form>
        """, .duplicateName, types: types)
  }

  @Test func formsPostToTheirOwnPage() {
    expectDiagnostics(
      state + "<form 1️⃣action=\"./a\" 2️⃣method=\"get\" on:submit={save}><button>x</button></form>"
        + "<form method=\"get\" action=\"./a\"><input name=\"q\"></form>", .formConflict, .formConflict, types: types)
  }

  @Test func whatNeedsScriptIsAHint() {
    expectDiagnostics(
      "<script>\n  action save() { }\n</script>\n"
        + "<button type=\"button\" on:1️⃣click={save}>x</button><form on:submit={save}><button on:click={save}>y</button>"
        + "<button type=\"button\" on:2️⃣click={save}>z</button></form>",
      .controlNeedsScript, .controlNeedsScript, types: types, hints: true)
  }

  @Test func stateThatAFormDoesNotSendIsAHint() {
    expectDiagnostics(
      """
      <script>
        state a = ""
        state b = ""
        state fixed = "x"
        action save() { try await api.post("/api/a", ["a": a, "b": b, "c": fixed]) }
      </script>
      <1️⃣form on:submit={save}><input bind:value={a}><button>x</button></form><label>B <input bind:value={b}></label>
      """, .unboundState, hints: true)
  }
}
