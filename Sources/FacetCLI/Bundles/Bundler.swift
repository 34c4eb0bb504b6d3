import Facet
import Foundation

/// Bundles the modules of one target with esbuild: a file of the runtime, one of what most pages share, one for each page.
///
/// Each file that has been made stands, for those after it, in the place of the modules that went into it.
struct Bundler {
  /// Where the separate modules are, as they are served in development.
  let modules: URL
  let output: URL
  let target: Target

  /// The bundles by page.
  ///
  /// - Parameter withOwnRuntime: whether to make a file of the target's own part of the runtime, too.
  func bundle(_ code: ClientCode, withOwnRuntime: Bool) throws -> TargetBundles {
    guard !code.entries.isEmpty else { return TargetBundles() }
    let plan = BundlePlan(code)
    var built = TargetBundles()
    if withOwnRuntime { built.ownRuntime = try ownRuntime(plan.runtime) }
    built.runtime = try chunk("runtime", plan.runtime)
    if !plan.common.isEmpty { _ = try chunk("common", plan.common) }
    built.pages = try pages(code)
    return built
  }

  /// Makes a file of several modules, and gives its address.
  private func chunk(_ name: String, _ exports: ChunkExports) throws -> String {
    try write(exports.entry(specifier), to: "\(name).js")
    let metadata = try run(["\(name).js"], name)
    guard let made = metadata.output(of: "\(name).js") else {
      throw CommandFailure("esbuild made no bundle of \(name).", status: .defect)
    }
    let address = address(made)
    for (module, text) in exports.standIns(from: address) { try write(text, to: path(of: module)) }
    return address
  }

  private func pages(_ code: ClientCode) throws -> [String: TargetBundles.Page] {
    let metadata = try run(code.entries.values.sorted(), "pages")
    return try code.entries.mapValues { entry in
      guard let output = metadata.output(of: entry) else {
        throw CommandFailure("esbuild made no bundle of \(entry).", status: .defect)
      }
      return TargetBundles.Page(entry: address(output), files: [address(output)] + metadata.imports(of: output))
    }
  }

  /// What pages use of the target's own part of the runtime, in one file.
  private func ownRuntime(_ exports: ChunkExports) throws -> URL {
    try write(exports.entry(of: { !$0.hasPrefix("runtime/shared/") }, specifier), to: "own-runtime.js")
    let file = output.appendingPathComponent("\(target.rawValue)/runtime.js")
    try Tool.run(
      "esbuild", ["own-runtime.js", "--external:../shared/*", "--outfile=\(file.path)"] + Self.settings, in: modules)
    return file
  }

  /// How a module is imported: by its path, or as a package.
  private func specifier(_ module: String) -> String { module.hasSuffix(".js") ? "./\(module)" : module }

  private func path(of module: String) -> String {
    module.hasSuffix(".js") ? module : "node_modules/\(module)/index.js"
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: modules.appendingPathComponent(path))
  }

  private static let settings = [
    "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--tsconfig=tsconfig.json",
    "--log-level=warning",
  ]

  private func run(_ entries: [String], _ name: String) throws -> BuildMetadata {
    let metadata = modules.appendingPathComponent("\(name).meta.json")
    try Tool.run(
      "esbuild",
      entries + Self.settings + [
        "--sourcemap", "--external:/assets/*", "--outdir=\(output.path)", "--outbase=.",
        "--entry-names=\(target.rawValue)/[name]-[hash]", "--metafile=\(metadata.path)",
      ], in: modules)
    return try BuildMetadata(readingFrom: metadata)
  }

  private func address(_ path: String) -> String {
    let file = modules.appendingPathComponent(path).standardizedFileURL.path
    return "/assets" + file.dropFirst(output.standardizedFileURL.path.count)
  }
}
