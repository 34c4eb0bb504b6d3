import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// An HTTP/1.1 connection that compresses what is marked for it.
///
/// Hummingbird's own channel puts extra handlers behind the translation to the new HTTP types, where NIO's compressor
/// can't stand; hence one of our own.
struct GatewayChannel: ServerChildChannel, HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  /// Headers larger than this end the connection with 400.
  let maximumHeaderBytes: Int
  let idleTimeout: Duration

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldSize = maximumHeaderBytes
      limits.maxHeaderListSize = maximumHeaderBytes * 2
      limits.maxHeaderFieldCount = 100
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
      let compressor = HTTPResponseCompressor { head, isAccepted in
        let isWanted = head.headers.contains(name: Compression.mark.rawName)
        head.headers.remove(name: Compression.mark.rawName)
        // It is that of what is not sent. The compressor says another one where it has the whole body at once.
        if isWanted, isAccepted { head.headers.remove(name: "Content-Length") }
        return isWanted ? .compressIfPossible : .doNotCompress
      }
      try pipeline.addHandler(GzipChooser())
      try pipeline.addHandler(compressor)
      try pipeline.addHandler(CompressionGuard(compressor: pipeline.context(handler: compressor)))
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: idleTimeout, logger: logger))
      return try NIOAsyncChannel(
        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value asyncChannel: Value, logger: Logger) async {
    await handleHTTP(asyncChannel: asyncChannel, logger: logger)
  }
}

/// Takes `deflate` out of what a request accepts: the compressor would prefer it to gzip when a browser names both.
final class GzipChooser: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data), head.headers.contains(name: "accept-encoding") else {
      context.fireChannelRead(data)
      return
    }
    let accepted = head.headers[canonicalForm: "accept-encoding"].filter { !$0.hasPrefix("deflate") }
    head.headers.replaceOrAdd(name: "accept-encoding", value: accepted.joined(separator: ", "))
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }
}

/// Keeps answers that belong to no request away from the compressor.
///
/// The compressor remembers what each request accepts and takes one entry off for each answer; when there is none, it
/// traps. The server's 400 for bytes that are no HTTP request is such an answer.
final class CompressionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// Writing here goes past the compressor.
  private let compressor: ChannelHandlerContext
  private var unanswered = 0
  private var isPassing = false

  init(compressor: ChannelHandlerContext) { self.compressor = compressor }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(var head) = unwrapInboundIn(data) else {
      context.fireChannelRead(data)
      return
    }
    unanswered += 1
    AbsoluteForm.moveHost(of: &head)
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .head(let head) = unwrapOutboundIn(data), !(100..<200).contains(head.status.code) {
      isPassing = unanswered == 0
      if !isPassing { unanswered -= 1 }
    } else if case .head = unwrapOutboundIn(data) {
      isPassing = true
    }
    if isPassing {
      compressor.write(data, promise: promise)
    } else {
      context.write(data, promise: promise)
    }
  }
}

/// A target with a server's name in it: `GET http://shop.example/alpine`.
enum AbsoluteForm {
  /// Makes the target's own name the request's host, whatever its `Host` says (RFC 9112 §3.2.2). What comes later sees
  /// the path alone, so the name must be checked as the host or it is not checked at all.
  static func moveHost(of head: inout HTTPRequestHead) {
    let lowercased = head.uri.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lowercased.hasPrefix($0) }),
      head.headers["Host"].count == 1
    else { return }
    let authority = head.uri.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    head.headers.replaceOrAdd(name: "Host", value: String(authority))
  }
}
