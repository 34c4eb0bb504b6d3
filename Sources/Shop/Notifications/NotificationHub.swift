import FacetValue

/// Feeds the live streams from the store.
///
/// The store is the queue: the hub reads what is new after its own cursor and hands it to every stream, so that what a
/// stream sends is in the order of the numbers and a reconnecting browser misses nothing, whatever order the
/// commits were told in. Where the store no longer has what comes after the cursor, streams get a `reset` and go on.
public actor NotificationHub {
  private struct Subscription {
    let userID: Int
    /// The number up to which the stream has everything; nothing up to it is sent again.
    var sent: Int
    let continuation: AsyncStream<ServerEvent>.Continuation
  }

  private let store: any NotificationStore
  private let queueLength: Int
  private var subscriptions: [Int: Subscription] = [:]
  private var nextSubscription = 0
  /// The latest number that was handed out; nil until it is known.
  private var cursor: Int?
  private var isPumping = false
  private var isWokenAgain = false
  private var isClosed = false

  /// A stream whose browser is `queueLength` events behind is ended; it comes back and resumes from the store.
  public init(store: any NotificationStore, queueLength: Int = 256) {
    self.store = store
    self.queueLength = queueLength
  }

  /// How many streams are open.
  public var streamCount: Int { subscriptions.count }

  /// Opens a stream that begins after `lastEventID`, or with what comes next when there is none.
  ///
  /// When what came since is not all kept, or is more than a stream holds, one `reset` event says that the list has to
  /// be fetched anew.
  public func open(for userID: Int, lastEventID: String?) async throws -> AsyncStream<ServerEvent> {
    try refuseWhenClosed()
    if cursor == nil { try await startCursor() }
    let wanted = lastEventID.map { Int($0) ?? -1 }
    var opening = Opening(sent: try await latest(), events: [], isReset: false)
    if let wanted, wanted != opening.sent { opening = try await catchUp(from: wanted, userID) }
    // Other streams may have been fed while this one was being prepared.
    while opening.sent < cursor ?? 0 {
      let further = try await catchUp(from: opening.sent, userID)
      // The store's numbers are below the cursor, which the next feeding puts right for all streams.
      guard further.sent > opening.sent else { break }
      opening.sent = further.sent
      opening.isReset = opening.isReset || further.isReset
      opening.events += further.events
    }
    try refuseWhenClosed()
    return subscribe(userID, opening, isResuming: wanted != nil)
  }

  /// Sends what is new in the store to every stream.
  public func wake() async {
    isWokenAgain = true
    guard !isPumping else { return }
    isPumping = true
    defer { isPumping = false }
    while isWokenAgain {
      isWokenAgain = false
      do {
        if cursor == nil { try await startCursor() }
        try await pump()
      } catch {
        // The store is not readable now; the next wake or poll tries again from the same cursor.
        return
      }
    }
  }

  /// Ends a user's streams: at sign-out and when the role changes.
  public func endStreams(for userID: Int) {
    for (id, each) in subscriptions where each.userID == userID {
      subscriptions[id] = nil
      each.continuation.finish()
    }
  }

  /// Ends all streams and takes no more. Browsers are told to come back at different times.
  public func close() {
    isClosed = true
    let all = subscriptions.values
    subscriptions = [:]
    for each in all {
      each.continuation.yield(ServerEvent(id: nil, name: "end", data: .null, retry: Int.random(in: 1000...10_000)))
      each.continuation.finish()
    }
  }

  // MARK: Feeding

  private func startCursor() async throws {
    let latest = try await store.latestID()
    if cursor == nil { cursor = latest }
  }

  private func latest() async throws -> Int { max(try await store.latestID(), cursor ?? 0) }

  private func pump() async throws {
    while let from = cursor {
      if subscriptions.isEmpty {
        let latest = try await store.latestID()
        // A stream that was opened while the store was asked counts on the older cursor.
        if subscriptions.isEmpty {
          cursor = latest
          return
        }
      }
      guard let batch = try await store.after(from, limit: queueLength, for: 0) else {
        reset(to: try await store.latestID(), from: from)
        continue
      }
      guard let last = batch.last else { return }
      cursor = last.id
      for notification in batch {
        let event = NotificationHub.event(notification)
        for (id, each) in subscriptions where each.sent < notification.id { send(event, notification.id, to: id) }
      }
    }
  }

  /// Goes on from `latest` when what comes after the cursor is not all kept: streams that have missed something are
  /// told to fetch the list anew. Numbers below the cursor mean another file, of which no stream knows anything.
  private func reset(to latest: Int, from cursor: Int) {
    self.cursor = latest
    for (id, each) in subscriptions where latest < cursor || each.sent < latest {
      send(NotificationHub.reset(latest), latest, to: id)
    }
  }

  /// Ends the stream instead when its browser is too far behind.
  private func send(_ event: ServerEvent, _ number: Int, to id: Int) {
    guard let subscription = subscriptions[id] else { return }
    if case .enqueued = subscription.continuation.yield(event) {
      subscriptions[id]?.sent = number
    } else {
      subscriptions[id] = nil
      subscription.continuation.finish()
    }
  }

  static func event(_ notification: Notification) -> ServerEvent {
    ServerEvent(id: String(notification.id), data: notification.value)
  }

  private static func reset(_ latest: Int) -> ServerEvent {
    ServerEvent(id: String(latest), name: "reset", data: .null)
  }
}

// MARK: Opening

extension NotificationHub {
  /// What a stream begins with, and the number after which the live part goes on.
  private struct Opening {
    var sent: Int
    var events: [ServerEvent]
    var isReset: Bool
  }

  private func refuseWhenClosed() throws {
    if isClosed { throw Problem.unavailable("The server is shutting down.", retryAfter: 5) }
  }

  private func catchUp(from id: Int, _ userID: Int) async throws -> Opening {
    let limit = queueLength / 2
    guard id >= 0, let missed = try await store.after(id, limit: limit + 1, for: userID), missed.count <= limit else {
      return Opening(sent: try await latest(), events: [], isReset: true)
    }
    return Opening(sent: missed.last?.id ?? id, events: missed.map(NotificationHub.event), isReset: false)
  }

  /// Runs without a pause between the last look at the cursor and the registration.
  private func subscribe(_ userID: Int, _ opening: Opening, isResuming: Bool) -> AsyncStream<ServerEvent> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ServerEvent.self, bufferingPolicy: .bufferingOldest(queueLength))
    nextSubscription &+= 1
    let id = nextSubscription
    subscriptions[id] = Subscription(userID: userID, sent: opening.sent, continuation: continuation)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(id) }
    }
    let isFresh = !isResuming || opening.isReset
    continuation.yield(
      ServerEvent(
        id: isFresh ? String(opening.sent) : nil, name: "ready", data: .null, retry: Int.random(in: 2000...5000)))
    if opening.isReset {
      continuation.yield(NotificationHub.reset(opening.sent))
    } else {
      for event in opening.events { continuation.yield(event) }
    }
    return stream
  }

  private func forget(_ id: Int) { subscriptions[id] = nil }
}
