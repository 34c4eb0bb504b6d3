import NIOCore

/// Arms the cutting off when the server begins to stop, on connections whose other handlers end them in their own way.
final class ShutdownSignal: ChannelInboundHandler {
  typealias InboundIn = NIOAny

  private let cutOff: CutOff

  init(_ cutOff: CutOff) { self.cutOff = cutOff }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent { cutOff.arm() }
    context.fireUserInboundEventTriggered(event)
  }
}
