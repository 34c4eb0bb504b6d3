import Foundation

/// The stored snapshots: for each page `NAME.html` and a picture for each look, `NAME-390-light.png`.
struct SnapshotFolder: Sendable {
  let path: String

  static func htmlFile(_ name: String) -> String { name + ".html" }
  static func pictureFile(_ name: String, _ look: Look) -> String { "\(name)-\(look.name).png" }

  /// Nil when there is none.
  func read(_ file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(file)").map { [UInt8]($0) }
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try Self.write(bytes, to: file, in: path)
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  /// Snapshots beside these.
  func others(than files: Set<String>) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { ($0.hasSuffix(".html") || $0.hasSuffix(".png")) && !files.contains($0) }.sorted()
  }

  private static func write(_ bytes: [UInt8], to file: String, in folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(file)"), options: .atomic)
    } catch {
      throw CommandFailure("\(folder)/\(file) can't be written: \(error.localizedDescription)")
    }
  }
}

// What a run shows of differences. The folder keeps itself out of Git.
extension SnapshotFolder {
  var differences: String { path + "/differences" }

  /// Forgets what the run before has shown.
  func clearDifferences() {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: differences)) ?? []
    for file in files where file.hasSuffix(".png") || file.hasSuffix(".diff") {
      try? FileManager.default.removeItem(atPath: "\(differences)/\(file)")
    }
  }

  /// The path of what was written.
  func show(_ bytes: [UInt8], as file: String) throws -> String {
    try Self.write(Array("*\n".utf8), to: ".gitignore", in: differences)
    try Self.write(bytes, to: file, in: differences)
    return "\(differences)/\(file)"
  }
}
