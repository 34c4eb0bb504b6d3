import NIOCore
import NIOHTTP1

/// An HTTP/1.1 connection: takes requests off its bytes, keeps its deadlines, and ends it where it must end.
///
/// In front of it stands the encoder of responses alone; behind it come whole requests only, one answer is expected for
/// each, in their order.
final class HTTP1Connection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// A request that waits for the end of its answer.
  private struct Exchange {
    let isHead: Bool
    let isOld: Bool
    /// Whether the connection ends with its answer.
    let isLast: Bool
  }

  private let limits: ConnectionLimits
  /// Nil without TLS.
  private let security: TransportSecurity?
  private let cutOff: CutOff
  private var parser: RequestParser
  private var clock: ConnectionClock
  private var timer: DeadlineTimer?
  private var buffer = ByteBuffer()
  private var exchanges = CircularBuffer<Exchange>()
  /// Whether the head of the first exchange's answer has been written.
  private var hasAnswerBegun = false
  private var fault: FramingFault?
  /// Whether the fault is in the body of the last exchange, and not in what follows it.
  private var isBodyBroken = false
  /// No more requests are taken.
  private var hasReadLast = false
  /// Nothing more is written.
  private var isOver = false
  private var isStopping = false
  private var hasInputEnded = false

  init(limits: ConnectionLimits, security: TransportSecurity?, cutOff: CutOff) {
    self.limits = limits
    self.security = security
    self.cutOff = cutOff
    parser = RequestParser(limits: limits.parser)
    clock = ConnectionClock(limits: limits, now: .now())
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let timer = DeadlineTimer(loop: context.eventLoop)
    timer.onFire = { [weak self] in self?.checkDeadline(context) }
    self.timer = timer
    timer.set(clock.next?.deadline)
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    if parser.isInBody, fault == nil { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
    isOver = true
    context.fireChannelInactive()
  }

  // MARK: Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard fault == nil, !hasReadLast, !isOver else { return }
    var part = unwrapInboundIn(data)
    if buffer.readableBytes == 0 { buffer = part } else { buffer.writeBuffer(&part) }
    let now = NIODeadline.now()
    if !parser.isInBody { clock.headBegan(now) }
    do {
      try parse(context, now)
    } catch {
      fail(error, context)
    }
    timer?.set(clock.next?.deadline)
  }

  private func parse(_ context: ChannelHandlerContext, _ now: NIODeadline) throws(FramingFault) {
    while !hasReadLast, let event = try parser.next(&buffer) {
      switch event {
      case .head(let head): try began(head, context, now)
      case .body(let bytes):
        clock.received(bytes.readableBytes, now)
        context.fireChannelRead(wrapInboundOut(.body(bytes)))
      case .end(let trailers):
        clock.requestEnded()
        hasReadLast = isStopping || exchanges.last?.isLast == true
        context.fireChannelRead(wrapInboundOut(.end(trailers)))
        if buffer.readableBytes > 0, !hasReadLast { clock.headBegan(now) }
      }
    }
  }

  private func began(
    _ head: HTTPRequestHead, _ context: ChannelHandlerContext, _ now: NIODeadline
  ) throws(FramingFault) {
    let isOld = head.version == .http1_0
    // A connection is not changed into something else here, so `Upgrade` is passed over (RFC 9110 §7.8).
    exchanges.append(Exchange(isHead: head.method == .HEAD, isOld: isOld, isLast: isOld || !head.isKeepAlive))
    clock.bodyBegan(now)
    if !isOld, let expectation = head.headers.first(name: "Expect") {
      guard expectation.lowercased() == "100-continue" else {
        throw FramingFault(status: 417, code: "expectation-failed", detail: "The only expectation is 100-continue.")
      }
      if exchanges.count == 1 {
        let goOn = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(goOn)), promise: nil)
      }
    }
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  private func fail(_ error: FramingFault, _ context: ChannelHandlerContext) {
    fault = error
    isBodyBroken = parser.isInBody
    buffer.clear()
    clock.requestEnded()
    refuseIfDue(context)
    // Whoever waits for the rest of the body must not take it for complete.
    if isBodyBroken { context.fireErrorCaught(HTTPParserError.invalidEOFState) }
  }

  /// Answers with the fault, when everything that came before it has been answered.
  private func refuseIfDue(_ context: ChannelHandlerContext) {
    guard let fault, !isOver, !hasAnswerBegun, exchanges.count == (isBodyBroken ? 1 : 0) else { return }
    let (head, body) = ConnectionRefusal.parts(fault, security: security)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    end(context)
  }

  // MARK: Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isOver, let exchange = exchanges.first else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      if hasAnswerBegun {
        // What was making the answer has given up; the part that went out must not look complete.
        promise?.fail(ChannelError.ioOnClosedChannel)
        context.close(promise: nil)
        return
      }
      if !(100..<200).contains(head.status.code) { begin(&head, exchange) }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      // Neither may anything follow the head of an answer to HEAD (RFC 9110 §9.3.2).
      if exchange.isHead { promise?.succeed() } else { context.write(data, promise: promise) }
    case .end(let trailers):
      if exchange.isHead {
        promise?.succeed()
      } else {
        context.write(wrapOutboundOut(.end(trailers)), promise: promise)
      }
      finished(exchange, context)
    }
  }

  private func begin(_ head: inout HTTPResponseHead, _ exchange: Exchange) {
    hasAnswerBegun = true
    // HTTP/1.0 knows no chunks; its end of an answer is that of the connection (RFC 9112 §6.1).
    if exchange.isOld { head.version = .http1_0 }
    if isLast(exchange) { head.headers.replaceOrAdd(name: "Connection", value: "close") }
  }

  private func isLast(_ exchange: Exchange) -> Bool {
    exchange.isLast || (exchanges.count == 1 && (isStopping || (fault != nil && isBodyBroken)))
  }

  private func finished(_ exchange: Exchange, _ context: ChannelHandlerContext) {
    let wasLast = isLast(exchange)
    exchanges.removeFirst()
    hasAnswerBegun = false
    if wasLast || (hasInputEnded && exchanges.isEmpty && fault == nil) {
      end(context)
    } else {
      refuseIfDue(context)
      if exchanges.isEmpty, !isOver { clock.becameIdle(.now()) }
    }
    timer?.set(clock.next?.deadline)
  }

  /// Sends what has been written and closes this side; the other end gets a moment to read it and to close, too.
  private func end(_ context: ChannelHandlerContext) {
    isOver = true
    clock.setWritable(false, .now())
    context.flush()
    let closed = context.eventLoop.makePromise(of: Void.self)
    closed.futureResult.assumeIsolated().whenComplete { [self] _ in
      clock.ended(.now())
      if hasInputEnded { context.close(promise: nil) }
      timer?.set(clock.next?.deadline)
    }
    context.close(mode: .output, promise: closed)
    timer?.set(clock.next?.deadline)
  }

  // MARK: Time

  private func checkDeadline(_ context: ChannelHandlerContext) {
    guard let (deadline, reason) = clock.next else { return }
    guard deadline <= .now() else {
      timer?.set(deadline)
      return
    }
    switch reason {
    case .head, .body:
      // An answer that has begun can't be taken back.
      if hasAnswerBegun || isOver || fault != nil {
        context.close(promise: nil)
      } else {
        fail(.tooLate, context)
        timer?.set(clock.next?.deadline)
      }
    case .silence, .stall, .end, .shutdown: context.close(promise: nil)
    }
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

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case ChannelEvent.inputClosed: inputEnded(context)
    case is ChannelShouldQuiesceEvent: stop(context)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  private func inputEnded(_ context: ChannelHandlerContext) {
    hasInputEnded = true
    if isOver || (exchanges.isEmpty && fault == nil && parser.isBetweenRequests) {
      context.close(promise: nil)
      return
    }
    if fault == nil, !hasReadLast, !parser.isBetweenRequests { fail(.incomplete, context) }
    if !isBodyBroken { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
  }

  /// The server stops: what has been asked is answered, and nothing else is waited for.
  private func stop(_ context: ChannelHandlerContext) {
    isStopping = true
    cutOff.arm()
    clock.shutdownBegan(.now())
    timer?.set(clock.next?.deadline)
    if exchanges.isEmpty, !isOver { context.close(promise: nil) }
  }
}

extension CutOff {
  /// Follows a connection to its end.
  func follow(_ channel: any Channel) {
    channel.closeFuture.whenComplete { _ in self.closed() }
  }
}
