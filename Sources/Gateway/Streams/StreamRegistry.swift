import Metrics
import Synchronization

/// The live streams that run now, by whom they belong to, so that a visitor has only a few and they end with a session.
final class StreamRegistry: Sendable {
  enum Owner: Hashable, Sendable {
    case session(SessionKey)
    /// A visitor without a session, by address.
    case peer(String)
  }

  private struct State {
    var running: [Owner: [Int: @Sendable () -> Void]] = [:]
    var nextID = 0
  }

  private let state = Mutex(State())
  private let limit: Int
  /// Follows the number of streams that run.
  private let open: Meter?

  init(limit: Int, open: Meter? = nil) {
    self.limit = limit
    self.open = open
  }

  /// Takes a place, or nil when the owner has as many as allowed.
  ///
  /// - Parameter end: ends the stream.
  func begin(_ owner: Owner, end: @escaping @Sendable () -> Void) -> StreamPlace? {
    let id: Int? = state.withLock { state in
      guard state.running[owner, default: [:]].count < limit else { return nil }
      state.nextID += 1
      state.running[owner, default: [:]][state.nextID] = end
      return state.nextID
    }
    if id != nil { open?.increment() }
    return id.map { StreamPlace(id: $0, owner: owner, registry: self) }
  }

  /// Ends every stream of an owner.
  func end(_ owner: Owner) {
    let ends = state.withLock { $0.running[owner].map { Array($0.values) } ?? [] }
    for end in ends { end() }
  }

  var count: Int { state.withLock { $0.running.values.reduce(0) { $0 + $1.count } } }

  fileprivate func free(_ id: Int, of owner: Owner) {
    open?.decrement()
    state.withLock { state in
      state.running[owner]?[id] = nil
      if state.running[owner]?.isEmpty == true { state.running[owner] = nil }
    }
  }
}

/// A stream's place among those of its owner, free again when nobody holds it: also when a response is never sent.
final class StreamPlace: Sendable {
  private let id: Int
  private let owner: StreamRegistry.Owner
  private let registry: StreamRegistry

  fileprivate init(id: Int, owner: StreamRegistry.Owner, registry: StreamRegistry) {
    self.id = id
    self.owner = owner
    self.registry = registry
  }

  deinit { registry.free(id, of: owner) }
}
