import FacetAnalysis
import FacetCodegen

/// One target's clients of a site, as separate modules.
public struct TargetModules: Sendable {
  /// What the target's generator made.
  public let code: ClientCode
  /// The text of every generated module, and its source map, by its path below all modules: `svelte/pages/index.js`. Beside them
  /// those that authors have written for pages: `own/map.js`.
  public let files: [String: [UInt8]]
  /// Tells versions of the modules, and of the runtime that they import, apart; the same sources give the same.
  public let version: String

  /// - Parameter own: the modules that authors have written for pages.
  init(_ code: ClientCode, own: [String: [UInt8]], runtimeVersion: String) {
    var files = own
    for module in code.modules {
      let name = module.path.split(separator: "/").last.map(String.init) ?? module.path
      files[module.path] = Array("\(module.text)//# sourceMappingURL=\(Self.encoded(name)).map\n".utf8)
      files["\(module.path).map"] = Array(module.sourceMap.utf8)
    }
    self.code = code
    self.files = files
    version = ContentVersion.of((runtimeVersion + ContentVersion.of(files: files)).utf8)
  }

  /// `/assets/modules-1a2b3c4d5e6f7081/`
  public var base: String { "/assets/modules-\(version)/" }

  /// The address of the module that a page loads; nil when it has no client.
  func entry(of page: String) -> String? { code.entries[page].map { base + Self.encoded($0) } }

  /// Pages with parameters have brackets in their names, which addresses have not.
  private static func encoded(_ path: String) -> String {
    path.replacing("[", with: "%5B").replacing("]", with: "%5D")
  }
}
