import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// One request and its answer on an HTTP/2 connection: keeps the body's pace, and headers of HTTP/1.1 away.
final class HTTP2Stream: ChannelDuplexHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ConnectionLimits
  private var clock: ConnectionClock
  private var timer: DeadlineTimer?

  init(limits: ConnectionLimits) {
    self.limits = limits
    clock = ConnectionClock(limits: limits, now: .now())
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let timer = DeadlineTimer(loop: context.eventLoop)
    timer.onFire = { [weak self] in self?.checkDeadline(context) }
    self.timer = timer
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: clock.bodyBegan(.now())
    case .body(let bytes): clock.received(bytes.readableBytes, .now())
    case .end: clock.requestEnded()
    }
    timer?.set(clock.next?.deadline)
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    clock.setWanted(true, .now())
    timer?.set(clock.next?.deadline)
    context.read()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    clock.setWanted(false, .now())
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    clock.setWritable(context.channel.isWritable, .now())
    timer?.set(clock.next?.deadline)
    context.fireChannelWritabilityChanged()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .head(var head) = unwrapOutboundIn(data) else {
      context.write(data, promise: promise)
      return
    }
    // RFC 9113 §8.2.2
    for name in [HTTPField.Name.connection, .transferEncoding, .upgrade] { head.headerFields[name] = nil }
    for name in Self.forbidden { head.headerFields[name] = nil }
    context.write(wrapOutboundOut(.head(head)), promise: promise)
  }

  private static let forbidden = ["Keep-Alive", "Proxy-Connection"].compactMap { HTTPField.Name($0) }

  private func checkDeadline(_ context: ChannelHandlerContext) {
    guard let (deadline, _) = clock.next else { return }
    if deadline <= .now() {
      // The stream is reset; the connection and its other streams go on.
      context.close(promise: nil)
    } else {
      timer?.set(deadline)
    }
  }
}
