import Facet
import Foundation
import Gateway

/// Bundles all targets of a site into a folder, beside the two builds before.
struct SiteBuild {
  private static let buildsKept = 3

  let modules: ClientModules
  let target: BundleFolder
  private let work: URL
  private let output: URL

  init(_ modules: ClientModules, into target: BundleFolder) throws {
    self.modules = modules
    self.target = target
    try FileManager.default.createDirectory(atPath: target.folder, withIntermediateDirectories: true)
    output = URL(fileURLWithPath: target.folder)
    // Source maps name the way to it, and they decide the names of files: it is the same in every build.
    work = output.appendingPathComponent(".work")
    try? FileManager.default.removeItem(at: work)
  }

  /// Builds, and makes it the newest build; gives a line for each target. An old build stays as it was when something
  /// fails.
  func run() throws -> [String] {
    let built = try result(withOwnRuntimes: true)
    try SizeReport(of: self, built).write(to: target.sizesPath)
    for runtime in built.values.compactMap(\.ownRuntime) { remove(runtime) }
    var manifest = ManifestFile(readingFrom: target.manifestPath)
    let stale = manifest.add(
      built.mapValues(\.pages), version: modules.version, integrity: try integrity(of: built), keeping: Self.buildsKept)
    for address in stale { remove(address) }
    try manifest.write(to: target.manifestPath)
    return Target.allCases.map { "\($0.rawValue): \(built[$0]?.pages.count ?? 0) pages" }
  }

  /// Builds the files, beside those that are there.
  ///
  /// - Parameter withOwnRuntimes: whether to make a file of each target's own part of the runtime, too, which no page loads.
  func result(withOwnRuntimes: Bool = false) throws -> [Target: TargetBundles] {
    defer { try? FileManager.default.removeItem(at: work) }
    var built: [Target: TargetBundles] = [:]
    for target in modules.targets {
      guard let client = modules[target] else { continue }
      let sources = BundleSources(client, modules.runtime, in: work.appendingPathComponent(target.rawValue))
      try sources.write()
      let bundler = Bundler(modules: sources.folder, output: output, target: target)
      built[target] = try bundler.bundle(client.code, withOwnRuntime: withOwnRuntimes)
    }
    try compress(Set(built.values.flatMap(\.files)).sorted().map(file) + built.values.compactMap(\.ownRuntime))
    return built
  }

  private func integrity(of built: [Target: TargetBundles]) throws -> [String: String] {
    try Set(built.values.flatMap(\.files)).reduce(into: [:]) { texts, address in
      texts[address] = SubresourceIntegrity.text(of: [UInt8](try Data(contentsOf: file(address))))
    }
  }

  /// Beside each file its compressed forms. What has been compressed before is of the same content.
  private func compress(_ files: [URL]) throws {
    let missing = files.filter { !FileManager.default.fileExists(atPath: $0.path + ".br") }.map(\.path)
    guard !missing.isEmpty else { return }
    try Tool.run("gzip", ["-9", "-n", "-k", "-f"] + missing, in: output)
    try Tool.run("brotli", ["-q", "11", "-k", "-f"] + missing, in: output)
  }

  /// Where the file of an address is.
  func file(_ address: String) -> URL {
    output.appendingPathComponent(String(address.dropFirst("/assets/".count)))
  }

  private func remove(_ address: String) { remove(file(address)) }

  private func remove(_ file: URL) {
    for ending in ["", ".gz", ".br", ".map"] { try? FileManager.default.removeItem(atPath: file.path + ending) }
  }
}
