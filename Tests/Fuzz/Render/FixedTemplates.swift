import FacetAnalysis
import FacetSyntax
import FacetValue

extension FuzzedSite {
  /// Every context that data can be written to, over a type with every kind of field.
  static let fixed: FuzzedSite? = {
    let files = templates.map { path, text in
      TemplateFile(relativePath: path, source: SourceFile(path: path, text: text))
    }
    let (project, diagnostics) = ProjectChecker.check(files: files, options: CheckOptions(includesHints: false))
    require(project != nil, DiagnosticRenderer.text(diagnostics))
    return project.map { FuzzedSite(project: $0, props: .null, mayHoldMarkers: false) }
  }()

  private static let templates = [
    "types.facet": """
    enum Kind: String { small, large }
    type Thing {
      id: Int, name: String, note: String?, weight: Double, made: Date, price: Money, kind: Kind, tags: [String],
      extra: [String: String], open: Bool, parts: [Thing]
    }
    type Draft { name: String, weight: Double, kind: Kind, tags: [String] }
    """,
    "components/Tree.facet": """
    <script>
      prop thing: Thing
      prop level: Int = 0
    </script>
    <li title={thing.name}>
      {thing.name} {level} {thing.weight}
      {#if !thing.parts.isEmpty}<ul>{#each thing.parts as part, index}
        <Tree thing={part} level={level + index}/>{/each}</ul>{/if}
    </li>
    """,
    "components/Card.facet": """
    <script>prop title: String</script>
    <section aria-label={title}><h2>{title}</h2><slot/><slot name="foot">{title.lowercased()}</slot></section>
    """,
    "pages/index.facet": """
    <script>
      query q: String = ""
      query page: Int = 1
      query kind: Kind?
      load things: [Thing] = api.get("/api/things", ["q": q, "page": page])
      load one: Thing? = api.get("/api/things/{page}")
      state draft: Draft = Draft(name: q, weight: 1.5, kind: .small, tags: [])
      state chosen = 0
      state told = ""
      derived heavy = things.filter { $0.weight > 2.5 }.sorted { $0.name }
      derived words = q.split(" ").map { $0.trimmed().uppercased() }

      action save() {
        do {
          let made: Thing = try await api.post("/api/things/{draft.name}", draft)
          told = made.name
          navigate("./things/{made.name}?from={made.id}")
        } catch {
          told = "{error.title}: {error.detail}"
        }
      }
      action drop(thing: Thing) {
        chosen += thing.id
        try await api.delete("/api/things/{thing.id}")
        reload(things)
      }
    </script>
    <head><title>{q} {things.count}</title><meta name="description" content={q}></head>
    <h1 title="a {q} b" data-q={q} id={q}>{q}, {route.message} {route.url}</h1>
    <p class="fixed {q}" class:many={things.count > 3} style:width={q} style:color={told}>{words.joined(", ")}</p>
    <a href={q}>1</a><a href="./things/{q}">2</a><a href="./things?q={q}&page={page + 1}">3</a><img src={q} alt={q}>
    <form method="get"><input type="search" bind:value={q}><button>Go</button></form>
    {#if let thing = one}
      <Card title={thing.name}>
        <p>{thing.note ?? thing.kind.rawValue} {thing.kind} {thing.made.formatted("date")} {thing.price.formatted()}</p>
        <dl>{#each thing.extra.entries as entry (entry.key)}<dt>{entry.key}</dt><dd>{entry.value}</dd>{/each}</dl>
        <b slot="foot">{thing.tags.joined("/")}</b>
      </Card>
    {:else}<p>{error(one)?.detail ?? "none"}</p>{/if}
    <ul>{#each things as thing, index (thing.id)}<Tree thing={thing} level={index}/>{:else}<li>none</li>{/each}</ul>
    <p>{heavy.count} {heavy.first?.name ?? ""} {things.map { $0.id }.reduce(0) { $0 + $1 }}</p>
    <table><tbody>{#each heavy as thing (thing.id)}<tr><td>{thing.name.prefix(3)}</td><td>
      <form on:submit={drop(thing)}><button>Drop {thing.name}</button></form></td></tr>{/each}</tbody></table>
    <form on:submit={save}>
      <input type="text" bind:value={draft.name}><input type="number" bind:value={draft.weight}>
      <select bind:value={draft.kind}>{#each Kind.allCases as kind (kind.rawValue)}
        <option value={kind.rawValue}>{kind}</option>{/each}</select>
      <textarea name="told" bind:value={told}></textarea>
      {#each things as thing (thing.id)}<input type="checkbox" bind:group={draft.tags} value={thing.name}>{/each}
      <button>Save</button>
    </form>
    """,
  ]
}
