import FacetHummingbird
import FacetValue
import Shop

/// Knows visitors by their sessions, signs them in and out.
struct SessionManager: Sendable {
  let mode: GatewayConfiguration.AuthMode
  let accounts: (any Accounts)?
  let store: any SessionStore
  let policy: SessionPolicy
  /// Streams that have to end when their session does.
  let streams: StreamRegistry
  let clock: any ShopClock

  /// Milliseconds. Touching the store at every request would make reads into writes; once a minute is exact enough for
  /// hours.
  private static let touchInterval = 60_000

  /// Who a request comes from. The account is read afresh: a changed role or a closed account counts at once.
  func visitor(token: String?) async throws -> Visitor {
    if let token, mode != .none, var visitor = try await signedIn(SessionKey(token: token)) {
      visitor.token = RequestToken(secret: token)
      return visitor
    }
    switch mode {
    case .demo: return Visitor(caller: try await accounts?.demoCaller() ?? .demo, mode: mode, session: nil)
    case .users, .none: return Visitor(caller: .anonymous, mode: mode, session: nil)
    }
  }

  private func signedIn(_ key: SessionKey) async throws -> Visitor? {
    guard let session = try await store.session(for: key) else { return nil }
    let time = clock.now()
    guard policy.allows(session, at: time), let access = try await accounts?.access(id: session.userID),
      access.version == session.accessVersion
    else {
      try await end(key)
      return nil
    }
    if time.milliseconds &- session.lastUsed.milliseconds > Self.touchInterval {
      try await store.touch(key, at: time)
    }
    return Visitor(caller: access.caller, mode: mode, session: key)
  }

  /// Starts a session and gives its token, or nil when address and password belong to no account.
  ///
  /// The token is always a new one, and the session that the browser had ends: whoever knew its token knows nothing.
  func signIn(email: String, password: String, replacing old: SessionKey?) async throws -> (String, Visitor)? {
    guard let accounts, let access = try await accounts.access(email: email, password: password),
      let userID = access.caller.userID
    else { return nil }
    let time = clock.now()
    try await store.removeExpired(policy, at: time)
    if let old { try await end(old) }
    let token = SessionCookie.makeToken()
    let key = SessionKey(token: token)
    let session = Session(userID: userID, accessVersion: access.version, created: time, lastUsed: time)
    try await store.insert(session, for: key)
    return (token, Visitor(caller: access.caller, mode: mode, session: key, token: RequestToken(secret: token)))
  }

  /// The sessions of an account that are not over.
  func sessions(of userID: Int) async throws -> [(key: SessionKey, session: Session)] {
    let time = clock.now()
    guard let access = try await accounts?.access(id: userID) else { return [] }
    return try await store.sessions(of: userID).filter {
      policy.allows($0.session, at: time) && $0.session.accessVersion == access.version
    }
  }

  /// Ends a session and the streams that run in it.
  func end(_ key: SessionKey) async throws {
    try await store.remove(key)
    streams.end(.session(key))
  }
}
