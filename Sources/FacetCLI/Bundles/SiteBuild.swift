import Facet
import Foundation

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

  /// What was built.
  struct Result {
    var pages: [Target: [String: Bundler.Page]] = [:]
    /// All of each target's runtime, as one file.
    var runtimes: [Target: URL] = [:]
  }

  /// Builds, and makes it the newest build; gives a line for each target. An old build stays as it was when something
  /// fails.
  func run() throws -> [String] {
    let result = try result(withRuntimes: true)
    try SizeReport(of: self, result).write(to: target.sizesPath)
    for runtime in result.runtimes.values { remove(runtime) }
    let pages = result.pages
    var manifest = ManifestFile(readingFrom: target.manifestPath)
    let stale = manifest.add(pages, version: modules.version, keeping: Self.buildsKept)
    for address in stale { remove(address) }
    try manifest.write(to: target.manifestPath)
    return Target.allCases.map { "\($0.rawValue): \(pages[$0]?.count ?? 0) pages" }
  }

  /// Builds the files, beside those that are there.
  ///
  /// - Parameter withRuntimes: whether to make a file of each target's whole runtime, too, which no page loads.
  func result(withRuntimes: Bool = false) throws -> Result {
    defer { try? FileManager.default.removeItem(at: work) }
    try writeModules()
    let bundler = Bundler(modules: work, output: output)
    try bundler.writePackages(of: modules)
    var result = Result()
    for code in modules.clients.values {
      result.pages[code.target] = try bundler.bundle(code)
      if withRuntimes { result.runtimes[code.target] = try bundler.bundleRuntime(of: code.target) }
    }
    let files = Set(result.pages.values.flatMap(\.values).flatMap(\.files)).map(file)
    try compress(files + result.runtimes.values)
    return result
  }

  private func writeModules() throws {
    for (path, bytes) in modules.files {
      let file = work.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    // Without one of its own esbuild would look for another in the folders above.
    try Data("{}".utf8).write(to: work.appendingPathComponent("tsconfig.json"))
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
