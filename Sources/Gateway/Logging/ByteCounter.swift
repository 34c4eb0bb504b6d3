import Synchronization

/// Counts what a stream has sent.
final class ByteCounter: Sendable {
  private let bytes = Atomic<Int>(0)
  var count: Int { bytes.load(ordering: .relaxed) }
  func add(_ count: Int) { bytes.wrappingAdd(count, ordering: .relaxed) }
}
