import Foundation

/// Held by one process at a time, which others wait for; free when the value is gone or the process has ended.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Waits for it.
  ///
  /// - Throws: `POSIXError` when the file can't be made.
  init(_ path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(descriptor)
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }

  deinit { close(descriptor) }
}
