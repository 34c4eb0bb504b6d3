import FacetAnalysis
import FacetCodegen
import FacetRender

extension Site {
  /// The scripts of a page in one variant; nil when nothing on it is interactive.
  func client(of page: CheckedPage, _ target: Target) -> PageClient? {
    if let bundles, let entry = bundles.entries[target]?[page.name] {
      return PageClient(entry: entry, earlyScript: modules.earlyScript)
    }
    guard let entry = modules.entry(of: page.name, target) else { return nil }
    return PageClient(entry: entry, earlyScript: modules.earlyScript, importMap: modules.importMap(for: target))
  }

  /// The bundles, when they were made of this site's modules.
  var bundles: BundleManifest? { options.bundles.flatMap { $0.version == modules.version ? $0 : nil } }
}

/// What every page has in development, so that it follows the changes of its templates.
extension Site {
  var developmentModules: [String] {
    options.followsChanges ? [modules.base + "runtime/shared/development/changes.js"] : []
  }

  var developmentHead: [UInt8] {
    options.followsChanges ? Array("<meta name=\"facet-site\" content=\"\(version)\">".utf8) : []
  }
}

extension Site {
  /// Whether some page loads a client.
  public var hasClients: Bool { modules.clients.values.contains { !$0.entries.isEmpty } }

  /// Whether pages load what `facet build` has made.
  public var usesBundles: Bool { bundles != nil }
}
