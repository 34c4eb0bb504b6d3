import NIOCore
import NIOTLS

/// Tells HTTP/2 from HTTP/1.1 on a connection without TLS by its first bytes (RFC 9113 §3.3), and says so to the handler
/// behind it as TLS would after its handshake.
final class PriorKnowledge: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private static let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
  private var buffer = ByteBuffer()
  private var isDecided = false

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDecided else {
      context.fireChannelRead(data)
      return
    }
    var part = unwrapInboundIn(data)
    buffer.writeBuffer(&part)
    let seen = buffer.readableBytesView.prefix(Self.preface.count)
    let isPossible = Self.preface.starts(with: seen)
    if isPossible, seen.count < Self.preface.count { return }
    isDecided = true
    context.fireUserInboundEventTriggered(
      TLSUserEvent.handshakeCompleted(negotiatedProtocol: isPossible ? "h2" : "http/1.1"))
    context.fireChannelRead(wrapInboundOut(buffer))
    buffer.clear()
  }
}
