import FacetAnalysis
import FacetCodegen
import Synchronization

/// One target's clients of a site, as separate modules, each written when it is first asked for.
public struct TargetModules: Sendable {
  public let plan: ClientPlan
  /// The modules that authors have written for pages, by path: `own/map.js`.
  private let own: [String: [UInt8]]
  private let written = WrittenModules()
  private let givenVersion: String?

  /// - Parameters:
  ///   - own: the modules that authors have written for pages.
  ///   - version: tells versions of the modules apart; nil makes it of their content, for which all of them are written.
  init(_ plan: ClientPlan, own: [String: [UInt8]], version: String?) {
    self.plan = plan
    self.own = own
    givenVersion = version
  }

  /// Tells versions of the modules apart.
  public var version: String { givenVersion ?? written.version { ContentVersion.of(files: files) } }

  /// `/assets/modules-1a2b3c4d5e6f7081/`
  public var base: String { "/assets/modules-\(version)/" }

  /// The text of a generated module, of its source map, or of a module that an author has written, by its path below all
  /// modules: `svelte/pages/index.js`.
  public func file(_ path: String) -> [UInt8]? {
    if let own = own[path] { return own }
    let isMap = path.hasSuffix(".map")
    guard let module = module(at: isMap ? String(path.dropLast(".map".count)) : path) else { return nil }
    return isMap ? Array(module.sourceMap.utf8) : Self.text(of: module)
  }

  /// All of these, by path.
  public var files: [String: [UInt8]] {
    var files = own
    for module in code.modules {
      files[module.path] = Self.text(of: module)
      files["\(module.path).map"] = Array(module.sourceMap.utf8)
    }
    return files
  }

  /// All that the target's generator makes.
  public var code: ClientCode { ClientCode(plan, modules: plan.paths.compactMap(module(at:))) }

  /// The address of the module that a page loads; nil when it has no client.
  func entry(of page: String) -> String? { plan.entries[page].map { base + Self.encoded($0) } }

  private func module(at path: String) -> ClientModule? { written.module(at: path, of: plan) }

  private static func text(of module: ClientModule) -> [UInt8] {
    let name = module.path.split(separator: "/").last.map(String.init) ?? module.path
    return Array("\(module.text)//# sourceMappingURL=\(encoded(name)).map\n".utf8)
  }

  /// Pages with parameters have brackets in their names, which addresses have not.
  private static func encoded(_ path: String) -> String {
    path.replacing("[", with: "%5B").replacing("]", with: "%5D")
  }
}

/// Keeps what has been written. A browser asks for many modules at once, and they are written side by side.
private final class WrittenModules: Sendable {
  private let modules = Mutex<[String: ClientModule]>([:])
  private let contentVersion = Mutex<String?>(nil)

  func module(at path: String, of plan: ClientPlan) -> ClientModule? {
    if let known = modules.withLock({ $0[path] }) { return known }
    let module = plan.module(at: path)
    modules.withLock { $0[path] = module }
    return module
  }

  func version(_ make: () -> String) -> String {
    if let known = contentVersion.withLock({ $0 }) { return known }
    let version = make()
    contentVersion.withLock { $0 = version }
    return version
  }
}
