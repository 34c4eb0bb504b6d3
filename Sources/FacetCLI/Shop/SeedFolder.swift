import Foundation
import Logging
import ShopSQLite

/// A data folder that is to be filled: all of it or nothing.
struct SeedFolder {
  let path: String

  /// Checks that nothing would be lost: the folder is not there, or holds a shop without any data.
  func prepare() async throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    // Whoever serves the folder has its files open, and would go on with the old ones.
    let lock = try DataLock(folder: path, for: .seeding)
    defer { withExtendedLifetime(lock) {} }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    let strangers = names.filter { !$0.hasPrefix(".") && !$0.contains(".sqlite") }
    guard strangers.isEmpty else {
      throw CommandFailure("\(path) holds \(strangers[0]), which is no shop's. Name another folder with --data.")
    }
    guard names.contains(where: { $0.hasSuffix(".sqlite") }) else { return }
    let shop = try EmbeddedShop.open(path, Logger(label: "facet"))
    var found = 0
    for name in ["users", "products", "orders"] { found += await shop.count(name) }
    await shop.close()
    guard found == 0 else {
      throw CommandFailure("There is a shop in \(path) already. Name another folder with --data, or remove this one.")
    }
  }

  /// Fills a temporary folder beside it and puts that in its place once it is complete.
  func fill(_ write: (String) async throws -> Void) async throws {
    let manager = FileManager.default
    let temporary = path + ".seeding-\(ProcessInfo.processInfo.processIdentifier)"
    let parent = (path as NSString).deletingLastPathComponent
    do {
      if !parent.isEmpty { try manager.createDirectory(atPath: parent, withIntermediateDirectories: true) }
      try await write(temporary)
      if manager.fileExists(atPath: path) {
        // Writing took a while, in which somebody may have begun to use the folder.
        try await prepare()
        try manager.removeItem(atPath: path)
      }
      try manager.moveItem(atPath: temporary, toPath: path)
    } catch {
      try? manager.removeItem(atPath: temporary)
      if error is CommandFailure { throw error }
      throw CommandFailure("The shop can't be written to \(path): \(error)")
    }
  }
}
