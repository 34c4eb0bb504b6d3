import Foundation

/// The files of a data folder.
struct ShopFiles: Sendable {
  private let directory: String

  /// Makes the folder, for its owner only, unless it is there.
  init(directory: String) throws {
    self.directory = directory
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  var users: String { file("users") }
  var products: String { file("products") }
  var orders: String { file("orders") }
  var analytics: String { file("analytics") }
  var notifications: String { file("notifications") }
  var sessions: String { file("sessions") }

  /// For a folder that was there already, with other rights.
  func protect() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: directory)
  }

  private func file(_ name: String) -> String {
    URL(fileURLWithPath: directory).appendingPathComponent(name + ".sqlite").path
  }
}
