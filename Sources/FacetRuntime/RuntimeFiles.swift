/// A file of the browser's runtime, as it is written: an ECMAScript 2022 module with comments.
public struct RuntimeFile: Sendable {
  /// From the folder `JavaScript` on, with `/`: `shared/standard/text.js`. Modules import each other by relative paths.
  public let path: String
  public let text: String

  public var bytes: [UInt8] { Array(text.utf8) }
}

/// The browser's runtime, held in the binary.
///
/// The files that `scripts/tables/runtime_files.py` makes are literals of the modules, since SwiftPM's own embedding
/// knows no folders and is slow to compile (ADR 56).
public enum RuntimeFiles {
  /// In the order of their paths.
  public static let all: [RuntimeFile] = alpine + preact + shared + solid + svelte

  /// The file of that path, or nil.
  public static func file(_ path: String) -> RuntimeFile? {
    all.first { $0.path.utf8.elementsEqual(path.utf8) }
  }

  /// The text of the file of that path as UTF-8, or nil.
  public static func bytes(_ path: String) -> [UInt8]? { file(path)?.bytes }
}
