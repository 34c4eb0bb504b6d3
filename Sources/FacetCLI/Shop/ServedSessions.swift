import FacetValue
import Gateway
import ServiceLifecycle
import ShopSQLite

/// The sessions of a gateway in its data folder, where other gateways find them, and this one after a restart.
struct ServedSessions: SessionStore, Service {
  private let store: SessionSQLiteStore
  private let lock: DataLock

  /// - Throws: `CommandFailure` when the folder can't be used.
  init(folder: String) throws {
    lock = try DataLock(folder: folder, for: .serving)
    do {
      store = try SessionSQLiteStore(directory: folder)
    } catch {
      throw CommandFailure("The sessions in \(folder) can't be opened: \(error)")
    }
  }

  func insert(_ session: Session, for key: SessionKey) async throws {
    try await store.insert(
      SessionSQLiteStore.Entry(
        userID: session.userID, accessVersion: session.accessVersion, created: session.created,
        lastUsed: session.lastUsed),
      for: key.digest)
  }

  func session(for key: SessionKey) async throws -> Session? {
    try await store.entry(for: key.digest).map(Session.init)
  }

  func touch(_ key: SessionKey, at time: Instant) async throws { try await store.touch(key.digest, at: time) }

  func remove(_ key: SessionKey) async throws { try await store.remove(key.digest) }

  func sessions(of userID: Int) async throws -> [(key: SessionKey, session: Session)] {
    try await store.entries(of: userID).map { (SessionKey(digest: $0.key), Session($0.entry)) }
  }

  func removeExpired(_ policy: SessionPolicy, at now: Instant) async throws {
    try await store.removeExpired(unusedSince: policy.usedAfter(now), createdBefore: policy.createdAfter(now))
  }

  /// Ends after the gateway, and closes the file then.
  func run() async throws {
    try? await gracefulShutdown()
    store.close()
    withExtendedLifetime(lock) {}
  }
}

extension Session {
  fileprivate init(_ entry: SessionSQLiteStore.Entry) {
    self.init(
      userID: entry.userID, accessVersion: entry.accessVersion, created: entry.created, lastUsed: entry.lastUsed)
  }
}
