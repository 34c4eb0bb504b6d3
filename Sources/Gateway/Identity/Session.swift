import Crypto
import FacetHummingbird

/// A signed-in visitor's session, as the store keeps it. The cookie's text itself is kept nowhere.
public struct Session: Sendable, Equatable {
  public let userID: Int
  /// Of the account's access when it was signed in to: a new password ends the sessions of the old one.
  public let accessVersion: Int
  public let created: ContinuousClock.Instant
  public var lastUsed: ContinuousClock.Instant
}

/// What a session is kept under: the SHA-256 of the text in the cookie. Whoever reads the store can't sign in with it.
public struct SessionKey: Sendable, Hashable {
  private let digest: [UInt8]

  public init(token: String) { digest = Array(SHA256.hash(data: Array(token.utf8))) }
}

/// How long sessions live.
public struct SessionPolicy: Sendable {
  /// Without a request.
  public var idle: Duration
  /// Whatever happens.
  public var absolute: Duration

  public init(idle: Duration = .seconds(12 * 3600), absolute: Duration = .seconds(7 * 24 * 3600)) {
    self.idle = idle
    self.absolute = absolute
  }

  func allows(_ session: Session, at now: ContinuousClock.Instant) -> Bool {
    now - session.lastUsed < idle && now - session.created < absolute
  }
}

/// Keeps sessions.
public protocol SessionStore: Sendable {
  func insert(_ session: Session, for key: SessionKey) async
  func session(for key: SessionKey) async -> Session?
  func touch(_ key: SessionKey, at time: ContinuousClock.Instant) async
  func remove(_ key: SessionKey) async
  /// Forgets what the policy no longer allows.
  func removeExpired(_ policy: SessionPolicy, at now: ContinuousClock.Instant) async
}

/// Sessions in this process: gone when it ends.
public actor MemorySessionStore: SessionStore {
  private var sessions: [SessionKey: Session] = [:]
  private let capacity: Int

  /// - Parameter capacity: when it is reached, the session that was not used for longest goes.
  public init(capacity: Int = 100_000) { self.capacity = capacity }

  public func insert(_ session: Session, for key: SessionKey) {
    if sessions.count >= capacity, let oldest = sessions.min(by: { $0.value.lastUsed < $1.value.lastUsed })?.key {
      sessions[oldest] = nil
    }
    sessions[key] = session
  }

  public func session(for key: SessionKey) -> Session? { sessions[key] }
  public func touch(_ key: SessionKey, at time: ContinuousClock.Instant) { sessions[key]?.lastUsed = time }
  public func remove(_ key: SessionKey) { sessions[key] = nil }

  public func removeExpired(_ policy: SessionPolicy, at now: ContinuousClock.Instant) {
    sessions = sessions.filter { policy.allows($0.value, at: now) }
  }
}
