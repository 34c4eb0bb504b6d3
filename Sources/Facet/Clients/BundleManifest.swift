import FacetCodegen
import FacetValue

/// What `facet build` has made: for each target and page, the address of the bundle that the page loads.
public struct BundleManifest: Sendable {
  /// The version of the modules that the bundles were made of. Bundles of other modules are not used.
  public let version: String
  public let entries: [Target: [String: String]]

  public init(version: String, entries: [Target: [String: String]]) {
    self.version = version
    self.entries = entries
  }

  /// Reads a manifest; nil when it is none.
  ///
  /// - Parameter json: `{"version": "…", "targets": {"svelte": {"pages": {"index": {"entry": "/assets/…js"}}}}}`
  public init?(json: [UInt8]) {
    guard let value = try? JSONParser.parse(json), let version = value["version"]?.text,
      case .dictionary(let targets)? = value["targets"]
    else { return nil }
    var entries: [Target: [String: String]] = [:]
    for (name, content) in targets {
      guard let name = name.text, let target = Target(rawValue: name), case .dictionary(let pages)? = content["pages"]
      else { return nil }
      for (page, files) in pages {
        guard let page = page.text, let entry = files["entry"]?.text else { return nil }
        entries[target, default: [:]][page] = entry
      }
    }
    self.init(version: version, entries: entries)
  }
}
