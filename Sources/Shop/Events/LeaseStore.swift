import FacetValue

/// Where processes that share data agree on which of them does a work that one at a time should do.
///
/// A lease is a row with an owner and an expiry. It changes hands after its expiry, when its owner gives it up, and,
/// where the store can know that, as soon as the owner's process has ended.
public protocol LeaseStore: Sendable {
  /// Names whoever has opened this store; nobody else has the same name, not even in this process.
  var holder: String { get }
  /// True when this holder has the lease until `until`; false when another one has it.
  func takeLease(_ name: String, now: Instant, until: Instant) async throws -> Bool
  /// Gives the lease up, if this holder has it.
  func dropLease(_ name: String) async throws
}
