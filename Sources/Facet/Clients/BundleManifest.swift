import FacetCodegen
import FacetValue

/// What `facet build` has made: for each target and page, the addresses of the files that the page loads.
public struct BundleManifest: Sendable {
  /// The version of the modules that the bundles were made of. Bundles of other modules are not used.
  public let version: String
  public let pages: [Target: [String: Page]]
  /// What each file has to hold (Subresource Integrity), by its address; files that aren't named hold anything.
  public let integrity: [String: String]

  /// A page's own file, and those that it imports.
  public struct Page: Sendable, Equatable {
    public let entry: String
    public let imports: [String]

    public init(entry: String, imports: [String]) {
      self.entry = entry
      self.imports = imports
    }
  }

  public init(version: String, pages: [Target: [String: Page]], integrity: [String: String] = [:]) {
    self.version = version
    self.pages = pages
    self.integrity = integrity
  }

  /// Reads a manifest; nil when it is none.
  ///
  /// - Parameter json: `{"version": "…", "targets": {"svelte": {"pages": {"index": {"entry": "/assets/…js", "files": […]}}}}}`,
  ///   the entry being one of the files; beside `targets`, `integrity` by address
  public init?(json: [UInt8]) {
    guard let value = try? JSONParser.parse(json), let version = value["version"]?.text,
      case .dictionary(let targets)? = value["targets"]
    else { return nil }
    var found: [Target: [String: Page]] = [:]
    for (name, content) in targets {
      guard let name = name.text, let target = Target(rawValue: name), case .dictionary(let pages)? = content["pages"]
      else { return nil }
      for (page, files) in pages {
        guard let page = page.text, let entry = files["entry"]?.text, case .array(let all)? = files["files"]
        else { return nil }
        found[target, default: [:]][page] = Page(entry: entry, imports: all.compactMap(\.text).filter { $0 != entry })
      }
    }
    var integrity: [String: String] = [:]
    if case .dictionary(let texts)? = value["integrity"] {
      for (address, text) in texts { if let address = address.text { integrity[address] = text.text } }
    }
    self.init(version: version, pages: found, integrity: integrity)
  }
}
