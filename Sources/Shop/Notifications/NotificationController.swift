import FacetValue

/// Tells the shop's staff what happened; each user has read marks of their own.
public struct NotificationController: Sendable {
  private let store: any NotificationStore
  private let hub: NotificationHub
  /// How many notifications are kept.
  static let kept = 5000

  public init(store: any NotificationStore, hub: NotificationHub) {
    self.store = store
    self.hub = hub
  }

  public func list(_ query: NotificationQuery, as caller: Caller) async throws -> Page<Notification> {
    try Authorisation.check(.readNotifications, caller)
    return try await store.page(query, for: reader(caller))
  }

  public func unreadCount(as caller: Caller) async throws -> Int {
    try Authorisation.check(.readNotifications, caller)
    return try await store.unreadCount(for: reader(caller))
  }

  public func markRead(_ id: Int, as caller: Caller) async throws {
    try Authorisation.check(.markNotifications, caller)
    guard try await store.markRead(id, for: reader(caller)) else { throw Problem.notFound("notification") }
  }

  public func markAllRead(as caller: Caller) async throws {
    try Authorisation.check(.markNotifications, caller)
    try await store.markAllRead(for: reader(caller))
  }

  /// A live stream that resumes after `lastEventID`. It ends when its consumer does, at `endStreams` and at `close`.
  public func stream(lastEventID: String?, as caller: Caller) async throws -> AsyncStream<ServerEvent> {
    try Authorisation.check(.streamNotifications, caller)
    return try await hub.open(for: reader(caller), lastEventID: lastEventID)
  }

  /// Ends the streams of one user: at sign-out, and when the role changes.
  public func endStreams(for userID: Int) async { await hub.endStreams(for: userID) }

  /// Ends all streams and opens no more: at shutdown.
  public func close() async { await hub.close() }

  /// What the bus brings.
  public var subscriber: EventSubscriber {
    EventSubscriber(name: "notifications") { [store, hub] events in
      let new = events.compactMap { NewNotification($0) }
      guard !new.isEmpty else { return }
      if try await !store.add(new).isEmpty { await hub.wake() }
    }
  }

  func unhealthy() async -> String? { await store.unhealthy() }

  /// Looks for what other processes added, and drops what is too old, until cancelled; then ends the streams.
  func run(poll: Duration) async {
    var rounds = 0
    while !Task.isCancelled {
      if rounds % 2400 == 0 { try? await store.keep(NotificationController.kept) }
      rounds &+= 1
      await hub.wake()
      try? await Task.sleep(for: poll)
    }
    await hub.close()
  }

  /// Where nobody is told apart (`auth: none`), all share one set of read marks.
  private func reader(_ caller: Caller) -> Int { caller.userID ?? 0 }
}
