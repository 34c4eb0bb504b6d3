import Foundation

/// Shows whoever opens the same database that this store is still open, and tells whether another one is.
///
/// Each has a random number and, as long as it is open, a lock on the byte of that number in a file beside the
/// database; a byte can be locked where the file has none. The system drops the lock when the process ends, however it
/// ends. These are locks of the open file (`fcntl(2)`, "Open file description locks"), so that two stores in one
/// process see each other, too.
final class StorePresence: Sendable {
  /// Nil where there are no such locks: then others go by time alone.
  let number: Int?
  /// What leases know this store by: with the number, or made up where there are no locks.
  let name: String
  private let descriptor: Int32

  init(beside file: String) {
    descriptor = open(file + "-open", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let random = Int.random(in: 1...(1 << 60))
    number = StorePresence.lock(random, descriptor, StorePresence.setLock) == nil ? nil : random
    name = (number == nil ? "unseen-" : StorePresence.prefix) + String(random)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether the store of that number has been closed or its process has ended; false when that can't be known.
  func hasEnded(_ other: Int) -> Bool {
    guard let number, other != number, other > 0 else { return false }
    return StorePresence.lock(other, descriptor, StorePresence.getLock)?.l_type == Int16(F_UNLCK)
  }

  /// The same for a name that a lease has.
  func hasEnded(_ name: String) -> Bool {
    guard name.hasPrefix(StorePresence.prefix), let other = Int(name.dropFirst(StorePresence.prefix.count)) else {
      return false
    }
    return hasEnded(other)
  }

  private static let prefix = "open-"

  #if os(Linux)
    // `F_OFD_GETLK` and `F_OFD_SETLK` of <fcntl.h>, which are the same on all of Linux's architectures; the C library's
    // module leaves them out.
    private static let getLock: Int32? = 36
    private static let setLock: Int32? = 37
  #else
    private static let getLock: Int32? = nil
    private static let setLock: Int32? = nil
  #endif

  /// Sets a lock for writing on a byte, or looks for one; nil when that fails.
  private static func lock(_ byte: Int, _ descriptor: Int32, _ command: Int32?) -> flock? {
    guard descriptor >= 0, let command else { return nil }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(byte)
    lock.l_len = 1
    return fcntl(descriptor, command, &lock) == 0 ? lock : nil
  }
}
