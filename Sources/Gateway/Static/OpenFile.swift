// The compiler takes `stat` for CoreFoundation's where both are in sight.
import CoreFoundation
import Foundation
import NIOCore

/// A regular file below a folder, open for reading.
///
/// What is checked and what is read are the same descriptor, so nobody can put a link in between.
final class OpenFile: Sendable {
  /// What tells one content of a file from another.
  struct Facts: Sendable, Equatable {
    let length: Int
    let node: UInt64
    /// Nanoseconds since 1970: when the content was written, and when anything about the file was changed last. The
    /// second one is the system's own; no program can set it.
    let modified: Int
    let changed: Int
  }

  private let descriptor: Int32
  let facts: Facts

  /// Nil unless there is a regular file, and it lies below the folder after every link has been followed, and no name
  /// on the way to it begins with a dot.
  ///
  /// - Parameters:
  ///   - path: below `root`, with a slash at its beginning.
  ///   - root: with its links resolved.
  init?(path: String, below root: String) {
    // Without waiting: a pipe would have no end, and a device might do something.
    let descriptor = open(root + path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    guard let facts = Self.facts(descriptor), let place = Self.place(descriptor), Self.isVisible(place, below: root)
    else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
    self.facts = facts
  }

  deinit { close(descriptor) }

  /// At most so many bytes from a position; fewer at the end of the file, and none behind it.
  ///
  /// Waits for the disk: for a thread that may.
  func read(_ count: Int, at offset: Int) throws -> ByteBuffer {
    var buffer = ByteBufferAllocator().buffer(capacity: count)
    while buffer.readableBytes < count {
      let missing = count - buffer.readableBytes
      let place = off_t(offset + buffer.readableBytes)
      var result = 0
      buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: missing) { bytes in
        result = pread(descriptor, bytes.baseAddress, missing, place)
        return max(0, result)
      }
      if result < 0 {
        let code = errno
        if code == EINTR { continue }
        throw IOError(errnoCode: code, reason: "pread")
      }
      if result == 0 { break }
    }
    return buffer
  }

  private static func facts(_ descriptor: Int32) -> Facts? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return Facts(
      length: max(0, Int(status.st_size)), node: UInt64(status.st_ino), modified: nanoseconds(modified),
      changed: nanoseconds(changed))
  }

  /// A file system may hold any number; what is no time of this age counts as the oldest.
  ///
  /// The two numbers are taken from their places and not by their names: which module the compiler takes the names from
  /// differs between a debug and a release build.
  private static func nanoseconds(_ time: timespec) -> Int {
    let (seconds, rest) = withUnsafeBytes(of: time) {
      ($0.load(as: Int.self), $0.load(fromByteOffset: MemoryLayout<Int>.stride, as: Int.self))
    }
    guard (0..<8_000_000_000).contains(seconds), (0..<1_000_000_000).contains(rest) else { return 0 }
    return seconds * 1_000_000_000 + rest
  }

  /// Where the open file lies now, with its links resolved.
  private static func place(_ descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    #if canImport(Darwin)
      guard fcntl(descriptor, F_GETPATH, &bytes) == 0 else { return nil }
    #else
      // The kernel's own word about the descriptor.
      let count = readlink("/proc/self/fd/\(descriptor)", &bytes, bytes.count - 1)
      guard count > 0 else { return nil }
    #endif
    return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func isVisible(_ place: String, below root: String) -> Bool {
    guard place.hasPrefix(root + "/") else { return false }
    return place.dropFirst(root.count).split(separator: "/").allSatisfy { !$0.hasPrefix(".") }
  }
}
