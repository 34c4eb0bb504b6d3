import FacetAnalysis
import FacetCodegen
import FacetRuntime

/// The clients of a site as separate modules, held in memory: what is served in development, and what bundles are made of.
///
/// A target's modules are written when they are first asked for. Their addresses change with their content, those of the
/// runtime apart from the others, so browsers may keep them for ever.
public struct ClientModules: Sendable {
  /// Those for which there are clients.
  public let targets: [Target]
  public let runtime: RuntimeModules
  /// The text of the script that records what visitors do before a client has started.
  let earlyScript: String
  /// Whether some page has a client.
  let isUsed: Bool
  private let compiled: PerTarget<TargetModules>

  /// - Parameters:
  ///   - targets: for which there are clients.
  ///   - runtimes: modules that stand behind names that clients import, instead of Facet's own.
  ///   - pageModules: modules that authors have written, by the page that they belong to.
  ///   - version: tells versions of the modules apart; nil makes it of their content, for which all of them are written.
  public init(
    _ project: CheckedProject, _ options: ClientOptions = ClientOptions(), targets: [Target] = Target.allCases,
    runtimes: [String: [UInt8]] = [:], pageModules: [String: [UInt8]] = [:], version: String? = nil
  ) {
    self.targets = targets
    let runtime = runtimes.isEmpty ? RuntimeModules.own : RuntimeModules(named: runtimes)
    self.runtime = runtime
    earlyScript = RuntimeFiles.file("shared/page/early.js")?.text ?? ""
    var options = options
    options.pageModules = Set(pageModules.keys)
    let own = Dictionary(uniqueKeysWithValues: pageModules.map { (ClientModule.ownPath(of: $0.key), $0.value) })
    compiled = PerTarget { [options] target in
      TargetModules(ClientPlan(project, target, options), own: own, version: version)
    }
    isUsed = !targets.isEmpty && ClientCompiler.hasClients(project, options)
  }

  /// A target's modules; nil when it has no clients.
  public subscript(target: Target) -> TargetModules? { targets.contains(target) ? compiled[target] : nil }

  /// Writes the modules of all targets, side by side.
  func prepare() { compiled.prepare(targets) { _ = $0.version } }

  /// Tells versions of the modules of all targets, and of the runtime, apart; the same sources give the same.
  public var version: String {
    ContentVersion.of((targets.map { compiled[$0].version } + [runtime.version]).joined().utf8)
  }

  /// The module at an address from the server's root, or a source map; nil when there is none.
  func file(at path: String) -> [UInt8]? {
    if let file = runtime.file(at: path) { return file }
    guard let modules = compiled.all.first(where: { path.hasPrefix($0.base) }) else { return nil }
    return modules.file(String(path.dropFirst(modules.base.count)))
  }
}
