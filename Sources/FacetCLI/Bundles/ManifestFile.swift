import Facet
import Foundation

/// `manifest.json`: the newest build by target and page, and which files the builds before it still need.
struct ManifestFile: Codable {
  struct Page: Codable {
    let entry: String
    let files: [String]
  }
  struct Pages: Codable {
    let pages: [String: Page]
  }
  struct Build: Codable {
    let version: String
    let files: [String]
  }

  private(set) var version = ""
  private(set) var targets: [String: Pages] = [:]
  /// What the newest build's files have to hold, by address. Manifests of older versions have none.
  private(set) var integrity: [String: String]?
  /// The newest last.
  private(set) var builds: [Build] = []

  /// An empty one when there is none that can be read.
  init(readingFrom path: String) {
    guard let data = FileManager.default.contents(atPath: path),
      let manifest = try? JSONDecoder().decode(ManifestFile.self, from: data)
    else { return }
    self = manifest
  }

  /// Makes a build the newest one.
  ///
  /// - Parameter integrity: of each of its files.
  /// - Returns: the files that none of the builds kept needs.
  mutating func add(
    _ pages: [Target: [String: TargetBundles.Page]], version: String, integrity: [String: String], keeping count: Int
  ) -> [String] {
    self.version = version
    self.integrity = integrity
    targets = [:]
    for (target, pages) in pages {
      targets[target.rawValue] = Pages(pages: pages.mapValues { Page(entry: $0.entry, files: $0.files) })
    }
    let before = builds.flatMap(\.files)
    let files = Set(pages.values.flatMap(\.values).flatMap(\.files)).sorted()
    builds = (builds.filter { $0.version != version } + [Build(version: version, files: files)]).suffix(count)
    let needed = Set(builds.flatMap(\.files))
    return Set(before).subtracting(needed).sorted()
  }

  /// Written whole or not at all.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
