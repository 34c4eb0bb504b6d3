import FacetCodegen
import FacetRuntime

/// The modules that the clients of all targets import: Facet's runtimes, and what stands in their place.
public struct RuntimeModules: Sendable {
  /// The text of each, by its path below all modules: `runtime/shared/page/start.js`.
  public let files: [String: [UInt8]]
  /// Tells versions of them apart.
  let version: String
  /// Where modules are that stand behind names that clients import, below `runtime/`, by name.
  private let paths: [String: String]

  /// Facet's own, whatever site they are served for.
  static let own = RuntimeModules(named: [:])

  /// - Parameter named: modules that stand behind names that clients import, instead of Facet's own.
  init(named: [String: [UInt8]] = [:]) {
    var files: [String: [UInt8]] = [:]
    var paths: [String: String] = [:]
    for file in RuntimeFiles.all { files["runtime/\(file.path)"] = file.bytes }
    for (name, bytes) in named {
      let path = "named/\(name.replacing("/", with: "-")).js"
      files["runtime/\(path)"] = bytes
      paths[name] = path
    }
    self.files = files
    self.paths = paths
    version = ContentVersion.of(files: files)
  }

  /// `/assets/runtime-1a2b3c4d5e6f7081/`
  public var base: String { "/assets/runtime-\(version)/" }

  /// The text at an address from the server's root; nil when it is none of these.
  func file(at path: String) -> [UInt8]? {
    path.hasPrefix(base) ? files["runtime/\(path.dropFirst(base.count))"] : nil
  }

  /// Where the bare names of generated modules lead, and what they import of the runtime by relative paths (HTML, "Import
  /// maps"): it has a version of its own, so that a change of the templates leaves it in the browser's cache.
  ///
  /// - Parameter base: the address of the target's modules.
  func importMap(for target: Target, base modules: String) -> String {
    let names = bareNames(of: target).map { ($0.name, base + $0.path) }
    let entries = (names + [("\(modules)runtime/", base)]).map { "\"\($0)\":\"\($1)\"" }
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
}
