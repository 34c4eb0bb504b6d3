import Facet
import Foundation

/// The folder that a target is bundled from: its modules as they are served in development, the runtime, packages.
struct BundleSources {
  let folder: URL
  private let client: TargetModules
  private let runtime: RuntimeModules

  init(_ client: TargetModules, _ runtime: RuntimeModules, in folder: URL) {
    self.client = client
    self.runtime = runtime
    self.folder = folder
  }

  func write() throws {
    for (path, bytes) in client.files.merging(runtime.files, uniquingKeysWith: { $1 }) { try write(bytes, to: path) }
    // Without one of its own esbuild would look for another in the folders above.
    try write(Array("{}".utf8), to: "tsconfig.json")
    for (name, path) in runtime.bareNames(of: client.plan.target) { try writePackage(name, path) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Makes a package of a bare name, as Node finds it. An alias would not do: one of `preact` takes `preact/hooks` along.
  private func writePackage(_ name: String, _ path: String) throws {
    // Relative, since what esbuild reads decides the names of its files: the same templates are to give the same.
    let up = String(repeating: "../", count: name.split(separator: "/").count + 1)
    let module = "\(up)runtime/\(path)"
    let hasDefault = name == "alpinejs" ? "export { default } from \"\(module)\"\n" : ""
    try write(Array("export * from \"\(module)\"\n\(hasDefault)".utf8), to: "node_modules/\(name)/index.js")
  }
}
