import NIOCore
import NIOPosix

/// Keeps whoever passes parts of a body on from running ahead of the event loops.
///
/// Parts are handed to the loop of a connection, and only that loop sees that the other side is slow and says so. A task
/// that reads faster than the loop gets to work would fill its queue with megabytes meanwhile.
struct LoopPace {
  /// Bytes between two looks.
  private static let window = 65536

  private var unseen = 0

  mutating func passed(_ bytes: Int) { unseen += bytes }

  /// Returns when each loop has done what was handed to it before, if that is enough to be worth the wait.
  mutating func keep() async throws {
    guard unseen >= Self.window else { return }
    unseen = 0
    for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() { try await loop.submit {}.get() }
  }
}
