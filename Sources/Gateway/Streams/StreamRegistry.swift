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
    /// How many wait for a place.
    var waiting: [Owner: Int] = [:]
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

  /// Takes a place as soon as one is free, or gives nil when none is within that time. As many may wait as may run.
  ///
  /// Whoever goes from page to page asks for the next page's stream before this process has heard that the last one's
  /// reader is gone.
  func begin(
    _ owner: Owner, within patience: Duration, end: @escaping @Sendable () -> Void
  ) async -> StreamPlace? {
    if let place = begin(owner, end: end) { return place }
    guard startWaiting(owner) else { return nil }
    defer { stopWaiting(owner) }
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline, (try? await Task.sleep(for: .milliseconds(20))) != nil {
      if let place = begin(owner, end: end) { return place }
    }
    return nil
  }

  private func startWaiting(_ owner: Owner) -> Bool {
    state.withLock { state in
      guard state.waiting[owner, default: 0] < limit else { return false }
      state.waiting[owner, default: 0] += 1
      return true
    }
  }

  private func stopWaiting(_ owner: Owner) {
    state.withLock { state in
      let others = state.waiting[owner, default: 1] - 1
      state.waiting[owner] = others > 0 ? others : nil
    }
  }

  /// Ends every stream of an owner.
  func end(_ owner: Owner) {
    let ends = state.withLock { $0.running[owner].map { Array($0.values) } ?? [] }
    for end in ends { end() }
  }

  var count: Int { state.withLock { $0.running.values.reduce(0) { $0 + $1.count } } }

  /// How many wait for a place.
  var waitingCount: Int { state.withLock { $0.waiting.values.reduce(0, +) } }

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
