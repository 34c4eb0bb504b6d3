import FacetAnalysis
import FacetCodegen
import FacetRender

extension Site {
  /// The scripts of a page in one variant; nil when nothing on it is interactive.
  func client(of page: CheckedPage, _ target: Target) -> PageClient? {
    if let bundles, let files = bundles.pages[target]?[page.name] {
      return PageClient(entry: files.entry, imports: files.imports, earlyScript: modules.earlyScript)
    }
    guard let client = modules[target], let entry = client.entry(of: page.name) else { return nil }
    return PageClient(
      entry: entry, earlyScript: modules.earlyScript,
      importMap: modules.runtime.importMap(for: target, base: client.base))
  }
}

/// What every page has in development, so that it follows the changes of its templates.
extension Site {
  func developmentModules(_ target: Target) -> [String] {
    guard options.followsChanges, modules[target] != nil else { return [] }
    return [modules.runtime.base + "shared/development/changes.js"]
  }

  var developmentHead: [UInt8] {
    options.followsChanges ? Array("<meta name=\"facet-site\" content=\"\(version)\">".utf8) : []
  }
}

extension Site {
  /// Whether some page loads a client.
  public var hasClients: Bool { modules.isUsed }

  /// Whether pages load what `facet build` has made.
  public var usesBundles: Bool { bundles != nil }
}
