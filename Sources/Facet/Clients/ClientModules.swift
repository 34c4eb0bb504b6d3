import FacetAnalysis
import FacetCodegen
import FacetRuntime

/// The clients of a site as separate modules, held in memory: what is served in development, and what bundles are made of.
///
/// Their address changes with their content, so browsers may keep them for ever.
public struct ClientModules: Sendable {
  /// What each target's generator made.
  public let clients: [Target: ClientCode]
  /// The text of every module, by its path below `base`: `svelte/pages/index.js`, `runtime/shared/page/start.js`.
  public let files: [String: [UInt8]]
  /// Tells versions of the modules apart; the same sources give the same.
  public let version: String
  /// `/assets/modules-1a2b3c4d5e6f7081/`
  public var base: String { "/assets/modules-\(version)/" }
  /// The text of the script that records what visitors do before a client has started.
  public let earlyScript: String

  /// Where modules are that stand behind names that clients import, below `runtime/`, by name.
  private let paths: [String: String]

  /// Compiles a project for some targets; by default for all.
  ///
  /// - Parameters:
  ///   - runtimes: modules that stand behind names that clients import, instead of Facet's own.
  ///   - pageModules: modules that authors have written, by the page that they belong to.
  public init(
    _ project: CheckedProject, _ options: ClientOptions = ClientOptions(), targets: [Target] = Target.allCases,
    runtimes: [String: [UInt8]] = [:], pageModules: [String: [UInt8]] = [:]
  ) {
    var options = options
    options.pageModules = Set(pageModules.keys)
    var paths: [String: String] = [:]
    var clients: [Target: ClientCode] = [:]
    var files: [String: [UInt8]] = [:]
    for file in RuntimeFiles.all { files["runtime/\(file.path)"] = file.bytes }
    for (name, bytes) in runtimes {
      let path = "named/\(name.replacing("/", with: "-")).js"
      files["runtime/\(path)"] = bytes
      paths[name] = path
    }
    for (page, bytes) in pageModules { files[ClientModule.ownPath(of: page)] = bytes }
    self.paths = paths
    for target in targets {
      let code = ClientCompiler.compile(project, target, options)
      clients[target] = code
      for module in code.modules {
        let name = module.path.split(separator: "/").last.map(String.init) ?? module.path
        files[module.path] = Array("\(module.text)//# sourceMappingURL=\(Self.encoded(name)).map\n".utf8)
        files["\(module.path).map"] = Array(module.sourceMap.utf8)
      }
    }
    self.clients = clients
    self.files = files
    version = ContentVersion.of(files.sorted { $0.key < $1.key }.flatMap { Array($0.key.utf8) + $0.value })
    earlyScript = RuntimeFiles.file("shared/page/early.js")?.text ?? ""
  }

  /// The address of the module that a page loads; nil when it has no client.
  func entry(of page: String, _ target: Target) -> String? {
    clients[target]?.entries[page].map { base + Self.encoded($0) }
  }

  /// Where the bare names of generated modules lead (HTML, "Import maps").
  func importMap(for target: Target) -> String? {
    let names = bareNames(of: target)
    guard !names.isEmpty else { return nil }
    let entries = names.map { "\"\($0.name)\":\"\(base)runtime/\($0.path)\"" }
    return "{\"imports\":{\(entries.joined(separator: ","))}}"
  }

  /// The names that a target's modules import as packages, and what stands behind them here.
  public func bareNames(of target: Target) -> [(name: String, path: String)] {
    Self.bareNames(of: target).map { ($0.name, paths[$0.name] ?? $0.path) }
  }

  /// The names that a target's modules import as packages, and what stands behind them by default.
  public static func bareNames(of target: Target) -> [(name: String, path: String)] {
    switch target {
    case .alpine: [("alpinejs", "alpine/index.js")]
    case .svelte: []
    case .preact: [("preact", "preact/index.js"), ("preact/hooks", "preact/hooks.js")]
    case .solid: [("solid-js", "solid/index.js"), ("solid-js/web", "solid/web.js")]
    }
  }

  /// Pages with parameters have brackets in their names, which addresses have not.
  private static func encoded(_ path: String) -> String {
    path.replacing("[", with: "%5B").replacing("]", with: "%5D")
  }
}
