import NIOCore
import NIOHTTP1
import NIOHTTPCompression

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
