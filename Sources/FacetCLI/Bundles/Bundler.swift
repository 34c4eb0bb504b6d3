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

  private func arguments(_ code: ClientCode, _ metadata: URL) -> [String] {
    let names = ClientModules.bareNames(of: code.target).map { "--alias:\($0.name)=./runtime/\($0.path)" }
    return code.entries.values.sorted() + names + [
      "--bundle", "--minify", "--splitting", "--format=esm", "--target=es2022", "--sourcemap", "--charset=utf8",
      "--tsconfig=tsconfig.json", "--outdir=\(output.path)", "--outbase=.",
      "--entry-names=\(code.target.rawValue)/[name]-[hash]",
      "--chunk-names=\(code.target.rawValue)/chunk-[hash]", "--metafile=\(metadata.path)", "--log-level=warning",
    ]
  }

  private func address(_ path: String) -> String {
    let file = modules.appendingPathComponent(path).standardizedFileURL.path
    return "/assets" + file.dropFirst(output.standardizedFileURL.path.count)
  }
}
