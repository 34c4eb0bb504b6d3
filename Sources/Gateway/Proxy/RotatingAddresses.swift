import Synchronization

/// The addresses of one backend, given out in turn.
final class RotatingAddresses: Sendable {
  private let addresses: [BackendAddress]
  private let next = Atomic<UInt>(0)

  init(_ addresses: [BackendAddress]) { self.addresses = addresses }

  /// Nil when there is none.
  func take() -> BackendAddress? {
    guard !addresses.isEmpty else { return nil }
    let (count, _) = next.wrappingAdd(1, ordering: .relaxed)
    return addresses[Int(count % UInt(addresses.count))]
  }
}
