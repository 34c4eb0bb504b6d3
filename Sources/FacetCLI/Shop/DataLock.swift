import Foundation
import ShopSQLite

/// Held while a process works on a data folder: shared by servers, or by one alone that seeds it. The system frees it
/// when the process ends, however it ends.
final class DataLock: Sendable {
  enum Use: Sendable {
    /// Other servers may work on it too.
    case serving
    /// Nobody else may.
    case seeding
  }

  private let descriptor: Int32

  /// Makes the folder when it is not there.
  ///
  /// - Throws: `CommandFailure` when another process has it in a way that forbids this one, or when it lies where locks
  ///   can't be trusted.
  init(folder: String, for use: Use) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure("The data folder \(folder) can't be made: \(error.localizedDescription)")
    }
    if let system = FileSystem.unreliable(at: folder) {
      throw CommandFailure(
        "The data folder \(folder) is on \(system), whose locks can't be trusted: two processes would damage the data. "
          + "Name a folder on a disk of this machine with --data.")
    }
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure("The data folder \(folder) can't be written: \(String(cString: strerror(errno)))")
    }
    let kind = use == .serving ? LOCK_SH : LOCK_EX
    guard flock(descriptor, kind | LOCK_NB) == 0 else {
      close(descriptor)
      throw CommandFailure("Another facet works on \(folder) now. End it first, or name another folder with --data.")
    }
  }

  deinit { close(descriptor) }
}
