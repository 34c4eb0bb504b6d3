import Synchronization

/// The site that is served now. In development another one takes its place when its templates have changed.
public final class ServedSite: Sendable {
  /// What the newest version of the templates came to.
  public struct Version: Sendable, Equatable {
    /// Of the site that is served: the last one that was right.
    public let site: String
    /// What is wrong with templates that are newer than that, as text; nil when nothing is newer.
    public let problem: String?
  }

  private struct State {
    var site: Site
    var problem: String?
    var listeners: [Int: AsyncStream<Version>.Continuation] = [:]
    var nextListener = 0

    var version: Version { Version(site: site.version, problem: problem) }
  }

  private let state: Mutex<State>

  public init(_ site: Site) { state = Mutex(State(site: site)) }

  public var site: Site { state.withLock(\.site) }

  /// The version as it is now, and then every other one, until the task that reads is cancelled.
  public var versions: AsyncStream<Version> {
    let (stream, continuation) = AsyncStream.makeStream(of: Version.self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(state.version)
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in self?.forget(number) }
    return stream
  }

  /// Serves another site from the next request on.
  public func replace(with site: Site) {
    announce { state in
      state.site = site
      state.problem = nil
    }
  }

  /// Tells that the templates are wrong; what was served goes on being served.
  public func report(problem: String) {
    announce { $0.problem = problem }
  }

  private func announce(_ change: (inout State) -> Void) {
    let (version, listeners) = state.withLock { state in
      change(&state)
      return (state.version, Array(state.listeners.values))
    }
    for listener in listeners { listener.yield(version) }
  }

  private func forget(_ number: Int) {
    state.withLock { _ = $0.listeners.removeValue(forKey: number) }
  }
}
