import Facet
import Foundation

/// Bundles the modules of one target with esbuild: a chunk for what pages share, one for each page.
struct Bundler {
  /// Where the separate modules are, as they are served in development.
  let modules: URL
  let output: URL

  /// A page's bundle, and all files that it loads, itself first. Addresses are from the server's root.
  struct Page {
    let entry: String
    let files: [String]
  }

  /// The bundles by page.
  func bundle(_ code: ClientCode) throws -> [String: Page] {
    guard !code.entries.isEmpty else { return [:] }
    let metadata = modules.appendingPathComponent("\(code.target.rawValue).meta.json")
    try Tool.run("esbuild", arguments(code, metadata), in: modules)
    let built = try BuildMetadata(readingFrom: metadata)
    return try code.entries.mapValues { entry in
      guard let output = built.output(of: entry) else {
        throw CommandFailure("esbuild made no bundle of \(entry).", status: .defect)
      }
      return Page(entry: address(output), files: built.closure(of: output).map(address))
    }
  }

  /// All that a target's runtime exports, in one file: what a page could load of it at the most.
  func bundleRuntime(of target: Target) throws -> URL {
    let folder = modules.appendingPathComponent("runtime/\(target.rawValue)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".js") }.sorted()
    let entry = modules.appendingPathComponent("\(target.rawValue)-runtime.js")
    let exports = names.map { "export * as _\($0.dropLast(3)) from \"./runtime/\(target.rawValue)/\($0)\"\n" }.joined()
    try Data(exports.utf8).write(to: entry)
    let file = output.appendingPathComponent("\(target.rawValue)/runtime.js")
    let external = "--external:../shared/*"
    try Tool.run(
      "esbuild", [entry.lastPathComponent, external, "--outfile=\(file.path)"] + Self.settings,
      in: modules)
    return file
  }

  /// Makes a package of each bare name, as Node finds them. An alias would not do: one of `preact` takes `preact/hooks`
  /// along.
  func writePackages(of client: ClientModules) throws {
    for (name, path) in Target.allCases.flatMap(client.bareNames) {
      let folder = modules.appendingPathComponent("node_modules/\(name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      // Relative, since what esbuild reads decides the names of its files: the same templates are to give the same.
      let up = String(repeating: "../", count: name.split(separator: "/").count + 1)
      let module = "\(up)runtime/\(path)"
      let hasDefault = name == "alpinejs" ? "export { default } from \"\(module)\"\n" : ""
      try Data("export * from \"\(module)\"\n\(hasDefault)".utf8).write(to: folder.appendingPathComponent("index.js"))
    }
  }

  private static let settings = [
    "--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8", "--tsconfig=tsconfig.json",
    "--log-level=warning",
  ]

  private func arguments(_ code: ClientCode, _ metadata: URL) -> [String] {
    let name = code.target.rawValue
    return code.entries.values.sorted() + Self.settings + [
      "--splitting", "--sourcemap", "--outdir=\(output.path)", "--outbase=.", "--entry-names=\(name)/[name]-[hash]",
      "--chunk-names=\(name)/chunk-[hash]", "--metafile=\(metadata.path)",
    ]
  }

  private func address(_ path: String) -> String {
    let file = modules.appendingPathComponent(path).standardizedFileURL.path
    return "/assets" + file.dropFirst(output.standardizedFileURL.path.count)
  }
}
