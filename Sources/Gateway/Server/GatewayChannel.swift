import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP2
import NIOHTTPTypes
import NIOSSL

/// A connection: HTTP/1.1 or HTTP/2, with TLS or without.
///
/// Hummingbird's own channel puts extra handlers behind the translation to the new HTTP types, where neither the check of
/// framing nor NIO's compressor can stand; hence one of our own.
struct GatewayChannel: ServerChildChannel, HTTPChannelHandler {
  typealias Stream = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
  typealias Multiplexer = NIOHTTP2Handler.AsyncStreamMultiplexer<Stream>

  enum Protocols: Sendable {
    case http1(Stream)
    /// Known once the handshake or the first bytes have told.
    case either(EventLoopFuture<NIONegotiatedHTTPVersion<Stream, Multiplexer>>)
    /// One connection too many.
    case refused
  }

  struct Value: ServerChildChannelValue {
    let channel: any Channel
    let protocols: Protocols
    let cutOff: CutOff
  }

  let responder: HTTPChannelHandler.Responder
  let limits: ConnectionLimits
  let census: ConnectionCensus
  /// Nil without TLS.
  let tls: ServerTLS?
  /// Whether HTTP/2 is spoken without TLS, with clients that begin with it (RFC 9113 §3.3).
  let takesHTTP2InTheClear: Bool
  var security = TransportSecurity()

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let cutOff = CutOff()
    let address = channel.remoteAddress?.ipAddress ?? ""
    guard census.enter(address) else {
      return channel.eventLoop.makeSucceededFuture(Value(channel: channel, protocols: .refused, cutOff: cutOff))
    }
    channel.closeFuture.whenComplete { _ in census.leave(address) }
    cutOff.follow(channel)
    return protocols(channel, cutOff).map { Value(channel: channel, protocols: $0, cutOff: cutOff) }
  }

  private func protocols(_ channel: any Channel, _ cutOff: CutOff) -> EventLoopFuture<Protocols> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      if let tls {
        try pipeline.addHandler(NIOSSLServerHandler(context: tls.context))
      } else if takesHTTP2InTheClear {
        try pipeline.addHandler(PriorKnowledge())
      } else {
        return try http1(channel, cutOff)
      }
      try pipeline.addHandler(Handshake(limit: limits.head))
      return nil
    }.flatMap { (plain: Stream?) in
      if let plain { return channel.eventLoop.makeSucceededFuture(.http1(plain)) }
      return channel.configureHTTP2AsyncSecureUpgrade { channel in
        channel.eventLoop.makeCompletedFuture { try http1(channel, cutOff) }
      } http2ConnectionInitializer: { channel in
        channel.eventLoop.makeCompletedFuture { try http2(channel, cutOff) }
      }.map(Protocols.either)
    }
  }

  func handle(value: Value, logger: Logger) async {
    switch value.protocols {
    case .http1(let stream): await serve(stream, value.cutOff, logger)
    case .refused: await refuse(value.channel)
    case .either(let version):
      do {
        switch try await version.get() {
        case .http1_1(let stream): await serve(stream, value.cutOff, logger)
        case .http2(let multiplexer): await serve(multiplexer, value.cutOff, logger)
        }
      } catch {
        logger.debug("A connection ended before its protocol was known: \(error)")
      }
    }
  }

  private func serve(_ stream: Stream, _ cutOff: CutOff, _ logger: Logger) async {
    await cutOff.run { await handleHTTP(asyncChannel: stream, logger: logger) }
  }

  private func serve(_ multiplexer: Multiplexer, _ cutOff: CutOff, _ logger: Logger) async {
    await cutOff.run {
      do {
        try await withThrowingDiscardingTaskGroup { group in
          for try await stream in multiplexer.inbound {
            group.addTask { await handleHTTP(asyncChannel: stream, logger: logger) }
          }
        }
      } catch {
        logger.debug("An HTTP/2 connection ended: \(error)")
      }
    }
  }

  private func refuse(_ channel: any Channel) async {
    if tls == nil {
      let fault = FramingFault(
        status: 503, code: "too-many-connections", detail: "There are too many connections. Try again later.")
      try? await channel.writeAndFlush(ConnectionRefusal.bytes(fault))
    }
    try? await channel.close()
  }
}
