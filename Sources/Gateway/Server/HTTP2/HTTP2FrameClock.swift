import NIOCore

/// Closes an HTTP/2 connection that stops in the middle of a frame, or of a header block that several frames make up
/// (RFC 9113 §6.10): nothing else can be read on it until the rest has come.
///
/// It looks at the frames' heads as they pass; what they mean is the next handler's business.
final class HTTP2FrameClock: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let limit: TimeAmount
  private var timer: DeadlineTimer?
  private var scan: HTTP2FrameScan
  private var since: NIODeadline?

  init(limit: TimeAmount) {
    self.limit = limit
    scan = HTTP2FrameScan()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let timer = DeadlineTimer(loop: context.eventLoop)
    timer.onFire = { [weak self] in self?.check(context) }
    self.timer = timer
    begin()
  }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    scan.take(unwrapInboundIn(data).readableBytesView)
    if !scan.isWaiting { since = nil } else if since == nil { begin() }
    context.fireChannelRead(data)
  }

  private func begin() {
    let now = NIODeadline.now()
    since = now
    timer?.set(now + limit)
  }

  private func check(_ context: ChannelHandlerContext) {
    guard let since else { return }
    if since + limit <= .now() { context.close(promise: nil) } else { timer?.set(since + limit) }
  }
}

/// Where in the sequence of frames a connection's bytes have ended.
struct HTTP2FrameScan {
  private static let prefaceLength = 24
  private static let headLength = 9

  /// Bytes until the next frame's head begins; the connection's preface comes before the first one.
  private var skipped = prefaceLength
  private var head: [UInt8] = []
  private var isInHeaderBlock = false

  /// Whether the other end owes the rest of something.
  var isWaiting: Bool { skipped > 0 || !head.isEmpty || isInHeaderBlock }

  mutating func take(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      if skipped > 0 {
        let count = min(skipped, rest.count)
        rest = rest.dropFirst(count)
        skipped -= count
        continue
      }
      let missing = Self.headLength - head.count
      head += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      if head.count == Self.headLength { began() }
    }
  }

  /// RFC 9113 §4.1: three bytes of length, type, flags, stream.
  private mutating func began() {
    skipped = Int(head[0]) << 16 | Int(head[1]) << 8 | Int(head[2])
    let (type, flags) = (head[3], head[4])
    // HEADERS, PUSH_PROMISE and CONTINUATION, with or without END_HEADERS.
    if type == 1 || type == 5 || type == 9 { isInHeaderBlock = flags & 0x4 == 0 }
    head.removeAll(keepingCapacity: true)
  }
}
