import FacetAnalysis

/// What one target's generator makes of a project, module by module. Nothing is written before it is asked for, so that in
/// development a visitor waits for the modules of one page, and for its HTML waits for none.
public struct ClientPlan: Sendable {
  public let target: Target
  /// For each page with something interactive, the path of the module that it loads; other pages load no script.
  public let entries: [String: String]
  /// What the server's HTML needs for this target.
  public let additions: MarkupAdditions
  /// Of all generated modules.
  public let paths: [String]

  private enum Part {
    case types, stores
    case component(ComponentID)
    case entry(CheckedPage)
  }

  private let client: ClientProject
  private let generator: any Generator
  private let parts: [String: Part]

  public init(_ project: CheckedProject, _ target: Target, _ options: ClientOptions = ClientOptions()) {
    let client = ClientProject(project, target, options)
    let generator = Self.generator(client)
    let pages = project.pages.filter { ClientCompiler.hasClient($0, in: project, options) }
    let used = ComponentUses.reachable(from: pages.map(\.component), in: project).map { project.components[$0] }
    let parts: [(path: String, part: Part)] =
      [(TypesModule.path(target), .types), (StoresModule.path(target), .stores)]
      + used.map { (client.path(of: $0), .component($0.id)) } + pages.map { (client.entryPath(of: $0), .entry($0)) }
    (self.target, self.client, self.generator) = (target, client, generator)
    paths = parts.map(\.path)
    self.parts = Dictionary(parts.map { ($0.path, $0.part) }) { first, _ in first }
    entries = Dictionary(pages.map { ($0.name, client.entryPath(of: $0)) }) { first, _ in first }
    additions = MarkupAdditions(
      components: Dictionary(used.map { ($0.id, Self.additions(to: $0, generator, options)) }) { first, _ in first })
  }

  /// Writes one module; nil when there is none of that path.
  public func module(at path: String) -> ClientModule? {
    guard let part = parts[path] else { return nil }
    switch part {
    case .types: return TypesModule(client).finished()
    case .stores: return StoresModule(client).finished()
    case .component(let id):
      let file = ModuleFile(path, in: client)
      generator.write(client.components[id], to: file)
      return file.finished()
    case .entry(let page):
      let file = ModuleFile(path, in: client)
      generator.writeEntry(of: page, to: file)
      return file.finished()
    }
  }

  private static func additions(
    to component: CheckedComponent, _ generator: any Generator, _ options: ClientOptions
  ) -> [NodeID: MarkupAdditions.Node] {
    var nodes = generator.additions(to: component)
    if options.isDevelopment { TemplatePositions.add(to: component, &nodes) }
    return nodes
  }

  private static func generator(_ project: ClientProject) -> any Generator {
    switch project.target {
    case .svelte: SvelteGenerator(project)
    case .solid: SolidGenerator(project)
    case .alpine: AlpineGenerator(project)
    case .preact: PreactGenerator(project)
    }
  }
}
