import NIOCore

/// What one connection may take, and for how long.
struct ConnectionLimits: Sendable {
  var requestLine = 16384
  var headerBytes = 32768
  /// From the first byte of a request, or from the connection's beginning, until its head has come.
  var head: TimeAmount = .seconds(8)
  /// A body's sender must have sent `bodyBytes` in each stretch of this length, or the rest.
  var body: TimeAmount = .seconds(8)
  var bodyBytes = 2048
  /// Between requests.
  var idle: TimeAmount = .seconds(75)
  /// While nothing of an answer is taken.
  var stall: TimeAmount = .seconds(30)
  /// After the last answer, for what the other end has sent meanwhile: a connection that is closed with bytes unread is
  /// reset, and the answer is lost with it (RFC 9112 §9.6).
  var linger: TimeAmount = .seconds(2)
  /// From the signal to stop until every connection is closed, whatever its client does.
  var shutdown: TimeAmount = .seconds(8)
  /// Of that, for a body that is still being sent.
  var shutdownBody: TimeAmount = .seconds(4)
  /// Of one HTTP/2 connection at a time.
  var streams = 100

  var parser: RequestParser.Limits {
    RequestParser.Limits(line: requestLine, headers: HeaderSection.Limits(bytes: headerBytes))
  }
}

extension ConnectionLimits {
  init(_ limits: GatewayConfiguration.Limits) {
    // Longer addresses get an answer that says so; what is much longer isn't read at all.
    requestLine = max(limits.address + 1024, 16384)
    headerBytes = limits.headers
    head = .seconds(Int64(limits.headerTimeout))
    body = .seconds(Int64(limits.bodyTimeout))
    idle = .seconds(Int64(limits.idleTimeout))
    stall = .seconds(Int64(limits.writeTimeout))
    streams = limits.http2Streams
  }
}
