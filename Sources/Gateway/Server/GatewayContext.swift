import Hummingbird
import Logging
import NIOCore

/// What Hummingbird knows about a request's connection.
public struct GatewayContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The other end's address, without the port; nil in tests that have no connection.
  let peer: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress
  }
}
