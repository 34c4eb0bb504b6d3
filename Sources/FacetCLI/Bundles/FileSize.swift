import Foundation

/// How large something is on the way to a browser, in bytes.
struct FileSize: Codable {
  private(set) var raw = 0
  private(set) var gzip = 0
  private(set) var brotli = 0

  /// The sizes of a file and of its compressed forms beside it.
  init(of file: URL) throws {
    raw = try Self.bytes(file.path)
    gzip = try Self.bytes(file.path + ".gz")
    brotli = try Self.bytes(file.path + ".br")
  }

  /// What several files make together.
  init(_ sizes: [FileSize] = []) {
    for size in sizes {
      raw += size.raw
      gzip += size.gzip
      brotli += size.brotli
    }
  }

  private static func bytes(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
