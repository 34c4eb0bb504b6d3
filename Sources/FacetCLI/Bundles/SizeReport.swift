import Facet
import Foundation

/// The sizes of a site's clients.
struct SizeReport: Codable {
  /// A page: all that it loads, and what of that is the application's code and not the runtime's.
  struct Page: Codable {
    let total: FileSize
    let application: FileSize
  }
  struct Variant: Codable {
    /// The target's own part of the runtime.
    let runtime: FileSize
    /// The runtime that pages load, with what all targets share.
    let wholeRuntime: FileSize
    let pages: [String: Page]
  }
  let variants: [String: Variant]

  /// Builds the site in a folder of its own and measures what comes out.
  init(_ modules: ClientModules) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("facet-sizes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let build = try SiteBuild(modules, into: BundleFolder(folder.path))
    try self.init(of: build, try build.result(withOwnRuntimes: true))
  }

  /// Measures what was built.
  init(of build: SiteBuild, _ built: [Target: TargetBundles]) throws {
    var variants: [String: Variant] = [:]
    for (target, bundles) in built {
      guard let own = bundles.ownRuntime, let runtime = bundles.runtime else { continue }
      let size = { (addresses: [String]) in FileSize(try addresses.map { try FileSize(of: build.file($0)) }) }
      variants[target.rawValue] = Variant(
        runtime: try FileSize(of: own), wholeRuntime: try size([runtime]),
        pages: try bundles.pages.mapValues { page in
          Page(total: try size(page.files), application: try size(page.files.filter { $0 != runtime }))
        })
    }
    self.variants = variants
  }

  /// Written whole or not at all.
  func write(to path: String) throws {
    try json.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// As `facet sizes --format json` prints it.
  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(self)
    }
  }

  /// A line for each runtime and page, and one for each page's application.
  var lines: [String] {
    variants.sorted { $0.key < $1.key }.flatMap { name, variant in
      [
        Self.line("\(name) runtime", variant.runtime), Self.line("\(name) runtime, with shared", variant.wholeRuntime),
      ]
        + variant.pages.sorted { $0.key < $1.key }.flatMap { page, size in
          [Self.line("\(name) \(page)", size.total), Self.line("\(name) \(page), application", size.application)]
        }
    }
  }

  static let heading = "\(padded("", 48))\(aligned("raw"))\(aligned("gzip"))\(aligned("brotli"))"

  private static func line(_ name: String, _ size: FileSize) -> String {
    "\(padded(name, 48))\(aligned("\(size.raw)"))\(aligned("\(size.gzip)"))\(aligned("\(size.brotli)"))"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func aligned(_ text: String) -> String {
    String(repeating: " ", count: max(1, 10 - text.count)) + text
  }
}
