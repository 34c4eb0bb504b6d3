import FacetCodegen

extension Site {
  /// What the stylesheet and the modules that pages load have to hold, by address. Made once, when the site is loaded.
  ///
  /// A browser compares what it got with it, whoever stood in between: a proxy, a cache, a folder of files that somebody
  /// else can write to. The modules that an entry imports are covered where a page preloads them, as it does with bundles.
  static func integrity(
    _ stylesheet: Stylesheet, _ modules: ClientModules, _ bundles: BundleManifest?, _ options: SiteOptions
  ) -> [String: String] {
    guard !options.followsChanges, let integrity = options.integrity else { return [:] }
    var texts = [stylesheet.path: integrity(stylesheet.bytes)]
    if let bundles { return texts.merging(bundles.integrity) { own, _ in own } }
    for target in modules.targets {
      guard let client = modules[target] else { continue }
      for (page, path) in client.plan.entries {
        guard let address = client.entry(of: page), let bytes = client.file(path) else { continue }
        texts[address] = integrity(bytes)
      }
    }
    return texts
  }
}
