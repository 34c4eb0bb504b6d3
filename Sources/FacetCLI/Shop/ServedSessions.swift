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
    try await store.entry(for: key.digest).map {
      Session(userID: $0.userID, accessVersion: $0.accessVersion, created: $0.created, lastUsed: $0.lastUsed)
    }
  }

  func touch(_ key: SessionKey, at time: Instant) async throws { try await store.touch(key.digest, at: time) }

  func remove(_ key: SessionKey) async throws { try await store.remove(key.digest) }

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
