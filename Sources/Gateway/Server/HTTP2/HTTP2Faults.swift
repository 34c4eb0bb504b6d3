import NIOCore
import NIOHTTP2

/// Closes an HTTP/2 connection that is in error (RFC 9113 §5.4.1). By then the handler before this one has said GOAWAY;
/// an error of one stream has ended that stream, and the connection goes on.
final class HTTP2Faults: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if error is NIOHTTP2Errors.StreamError { return }
    context.close(promise: nil)
  }
}
