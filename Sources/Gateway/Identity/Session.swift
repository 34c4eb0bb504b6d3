import Crypto
import FacetHummingbird
import FacetValue

/// A signed-in visitor's session, as the store keeps it. The cookie's text itself is kept nowhere.
public struct Session: Sendable, Equatable {
  public let userID: Int
  /// Of the account's access when it was signed in to: a new password ends the sessions of the old one.
  public let accessVersion: Int
  /// By the machine's clock: other gateways have to understand it, and it has to outlive a restart.
  public let created: Instant
  public var lastUsed: Instant

  public init(userID: Int, accessVersion: Int, created: Instant, lastUsed: Instant) {
    self.userID = userID
    self.accessVersion = accessVersion
    self.created = created
    self.lastUsed = lastUsed
  }
}

/// What a session is kept under: the SHA-256 of the text in the cookie. Whoever reads the store can't sign in with it.
public struct SessionKey: Sendable, Hashable {
  public let digest: [UInt8]

  /// - Parameter digest: 32 bytes.
  public init(digest: [UInt8]) { self.digest = digest }

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

  func allows(_ session: Session, at now: Instant) -> Bool {
    session.lastUsed > usedAfter(now) && session.created > createdAfter(now)
  }

  /// A session that was last used then, or before, is over.
  public func usedAfter(_ now: Instant) -> Instant { Self.before(now, idle) }

  /// A session that was begun then, or before, is over.
  public func createdAfter(_ now: Instant) -> Instant { Self.before(now, absolute) }

  private static func before(_ now: Instant, _ span: Duration) -> Instant {
    let (seconds, attoseconds) = span.components
    let milliseconds = Int(seconds) &* 1000 &+ Int(attoseconds / 1_000_000_000_000_000)
    return Instant(milliseconds: now.milliseconds &- milliseconds)
  }
}

/// Keeps sessions.
public protocol SessionStore: Sendable {
  func insert(_ session: Session, for key: SessionKey) async throws
  func session(for key: SessionKey) async throws -> Session?
  func touch(_ key: SessionKey, at time: Instant) async throws
  func remove(_ key: SessionKey) async throws
  /// All sessions of an account, in any order; some may be over.
  func sessions(of userID: Int) async throws -> [(key: SessionKey, session: Session)]
  /// Forgets what the policy no longer allows.
  func removeExpired(_ policy: SessionPolicy, at now: Instant) async throws
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
  public func touch(_ key: SessionKey, at time: Instant) { sessions[key]?.lastUsed = time }
  public func sessions(of userID: Int) -> [(key: SessionKey, session: Session)] {
    sessions.filter { $0.value.userID == userID }.map { ($0.key, $0.value) }
  }

  public func remove(_ key: SessionKey) { sessions[key] = nil }

  public func removeExpired(_ policy: SessionPolicy, at now: Instant) {
    sessions = sessions.filter { policy.allows($0.value, at: now) }
  }
}
