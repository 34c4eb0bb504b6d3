import FacetAnalysis

/// Compiles the interactive pages of a project, and all that they use, for one target.
public enum ClientCompiler {
  public static func compile(
    _ project: CheckedProject, _ target: Target, _ options: ClientOptions = ClientOptions()
  ) -> ClientCode {
    let client = ClientProject(project, target, options)
    let pages = project.pages.filter { hasClient($0, in: project, options) }
    let used = ComponentUses.reachable(from: pages.map(\.component), in: project)
    guard let generator = generator(client) else {
      return ClientCode(target: target, modules: [], entries: [:], additions: MarkupAdditions())
    }
    var modules = [TypesModule(client).finished(), StoresModule(client).finished()]
    var additions: [ComponentID: [NodeID: MarkupAdditions.Node]] = [:]
    for component in used.map({ project.components[$0] }) {
      let file = ModuleFile(client.path(of: component), in: client)
      generator.write(component, to: file)
      modules.append(file.finished())
      var nodes = generator.additions(to: component)
      if options.isDevelopment { TemplatePositions.add(to: component, &nodes) }
      additions[component.id] = nodes
    }
    for page in pages {
      let file = ModuleFile(client.entryPath(of: page), in: client)
      generator.writeEntry(of: page, to: file)
      modules.append(file.finished())
    }
    return ClientCode(
      target: target, modules: modules, entries: Dictionary(pages.map { ($0.name, client.entryPath(of: $0)) }) { $1 },
      additions: MarkupAdditions(components: additions))
  }

  /// Whether some page has a client.
  public static func hasClients(_ project: CheckedProject, _ options: ClientOptions) -> Bool {
    project.pages.contains { hasClient($0, in: project, options) }
  }

  private static func hasClient(_ page: CheckedPage, in project: CheckedProject, _ options: ClientOptions) -> Bool {
    project.components[page.component].facts.isInteractive || options.pageModules.contains(page.name)
  }

  private static func generator(_ project: ClientProject) -> (any Generator)? {
    switch project.target {
    case .svelte: SvelteGenerator(project)
    case .solid: SolidGenerator(project)
    case .alpine: AlpineGenerator(project)
    case .preact: PreactGenerator(project)
    }
  }
}
