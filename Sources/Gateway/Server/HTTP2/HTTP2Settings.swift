import NIOCore
import NIOHTTP2

extension ConnectionLimits {
  /// What NIO's HTTP/2 keeps to. Its own limits stand on empty DATA, CONTINUATION, PING, SETTINGS and RST_STREAM frames
  /// (a connection that sends too many of them is closed with ENHANCE_YOUR_CALM).
  var http2: NIOHTTP2Handler.Configuration {
    var connection = NIOHTTP2Handler.ConnectionConfiguration()
    connection.initialSettings = [
      HTTP2Setting(parameter: .maxConcurrentStreams, value: streams),
      HTTP2Setting(parameter: .maxHeaderListSize, value: headerBytes),
    ]
    var stream = NIOHTTP2Handler.StreamConfiguration()
    // The default would cut large answers into pieces of eight kilobytes with a wait between them.
    stream.outboundBufferSizeHighWatermark = 64 << 10
    stream.outboundBufferSizeLowWatermark = 32 << 10
    return NIOHTTP2Handler.Configuration(connection: connection, stream: stream)
  }

  /// Ends connections that nobody uses, and all of them when the server stops.
  var http2Connection: NIOHTTP2ServerConnectionManagementHandler.Configuration {
    .init(maxIdleTime: idle, maxAge: nil, maxGraceTime: shutdown, keepalive: nil)
  }
}
