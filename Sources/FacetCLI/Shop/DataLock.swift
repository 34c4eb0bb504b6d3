import Foundation

/// Held while a process works on a data folder alone: one server, or one seeding. The system frees it when the process
/// ends, however it ends.
final class DataLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `CommandFailure` when another process has it.
  init(folder: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure("The data folder \(folder) can't be made: \(error.localizedDescription)")
    }
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure("The data folder \(folder) can't be written: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw CommandFailure("Another facet works on \(folder) now. End it first, or name another folder with --data.")
    }
  }

  deinit { close(descriptor) }
}
