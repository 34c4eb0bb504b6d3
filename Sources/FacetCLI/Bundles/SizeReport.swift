import Facet
import Foundation

/// The sizes of a site's clients: of each target's runtime, and of each page with all that it loads.
struct SizeReport: Codable {
  struct Variant: Codable {
    let runtime: FileSize
    let pages: [String: FileSize]
  }
  let variants: [String: Variant]

  /// Builds the site in a folder of its own and measures what comes out.
  init(_ modules: ClientModules) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("facet-sizes-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let build = try SiteBuild(modules, into: BundleFolder(folder.path))
    try self.init(of: build, try build.result(withRuntimes: true))
  }

  /// Measures what was built.
  init(of build: SiteBuild, _ result: SiteBuild.Result) throws {
    var variants: [String: Variant] = [:]
    for (target, pages) in result.pages {
      guard let runtime = result.runtimes[target] else { continue }
      variants[target.rawValue] = Variant(
        runtime: try FileSize(of: runtime),
        pages: try pages.mapValues { page in FileSize(try page.files.map { try FileSize(of: build.file($0)) }) })
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

  /// A line for each runtime and page.
  var lines: [String] {
    variants.sorted { $0.key < $1.key }.flatMap { name, variant in
      [Self.line("\(name) runtime", variant.runtime)]
        + variant.pages.sorted { $0.key < $1.key }.map { Self.line("\(name) \($0.key)", $0.value) }
    }
  }

  static let heading = "\(padded("", 40))\(aligned("raw"))\(aligned("gzip"))\(aligned("brotli"))"

  private static func line(_ name: String, _ size: FileSize) -> String {
    "\(padded(name, 40))\(aligned("\(size.raw)"))\(aligned("\(size.gzip)"))\(aligned("\(size.brotli)"))"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func aligned(_ text: String) -> String {
    String(repeating: " ", count: max(1, 10 - text.count)) + text
  }
}
