import Foundation

/// A folder for database files that is gone when the test is over.
final class TemporaryFolder: Sendable {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("facet-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String = UUID().uuidString + ".sqlite") -> String { url.appendingPathComponent(name).path }
}
