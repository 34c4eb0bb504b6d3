import NIOCore
import NIOTLS

/// Closes a connection whose TLS handshake doesn't come to its end in time, or not before the server stops.
final class Handshake: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let limit: TimeAmount
  private var timer: DeadlineTimer?
  private var isDone = false

  init(limit: TimeAmount) { self.limit = limit }

  func handlerAdded(context: ChannelHandlerContext) {
    let timer = DeadlineTimer(loop: context.eventLoop)
    timer.onFire = { [weak self] in
      if self?.isDone == false { context.close(promise: nil) }
    }
    timer.set(.now() + limit)
    self.timer = timer
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case TLSUserEvent.handshakeCompleted:
      isDone = true
      timer?.cancel()
    case is ChannelShouldQuiesceEvent where !isDone:
      context.close(promise: nil)
      return
    default: break
    }
    context.fireUserInboundEventTriggered(event)
  }
}
