import FacetAnalysis

/// A generated module.
public struct ClientModule: Sendable {
  /// Below the folder of all modules: `svelte/components/Card.js`.
  public let path: String
  public let text: String
  /// Its source map (version 3), whose sources are template files.
  public let sourceMap: String
  /// What it imports, sorted by module.
  public let imports: [ModuleImport]

  public init(path: String, text: String, sourceMap: String, imports: [ModuleImport] = []) {
    self.path = path
    self.text = text
    self.sourceMap = sourceMap
    self.imports = imports
  }

  /// Where the module is that an author has written for a page.
  public static func ownPath(of page: String) -> String { "own/\(page).js" }

  /// Whether a path is one of these.
  public static func isOwn(_ path: String) -> Bool { path.hasPrefix("own/") }
}

/// What a generated module imports from another one.
public struct ModuleImport: Sendable, Equatable {
  /// A path below the folder of all modules, `runtime/shared/page/start.js`, or a package's name, `preact`.
  public let module: String
  /// What is imported, by the names that it is exported by, `default` and `*` among them.
  public let names: [String]

  public init(module: String, names: [String]) {
    self.module = module
    self.names = names
  }
}

/// What one target's generator made of a project.
public struct ClientCode: Sendable {
  public let target: Target
  /// Generated modules; the runtime's own are in `RuntimeFiles`.
  public let modules: [ClientModule]
  /// For each page with something interactive, the path of the module that it loads; other pages load no script.
  public let entries: [String: String]
  /// What the server's HTML needs for this target.
  public let additions: MarkupAdditions

  public init(target: Target, modules: [ClientModule], entries: [String: String], additions: MarkupAdditions) {
    self.target = target
    self.modules = modules
    self.entries = entries
    self.additions = additions
  }

  /// - Parameter modules: those of the plan, where they have been written before.
  public init(_ plan: ClientPlan, modules: [ClientModule]? = nil) {
    self.init(
      target: plan.target, modules: modules ?? plan.paths.compactMap { plan.module(at: $0) }, entries: plan.entries,
      additions: plan.additions)
  }
}
