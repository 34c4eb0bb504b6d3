import HTTPTypes
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOHTTPTypesHTTP2

extension GatewayChannel {
  func http1(_ channel: any Channel, _ cutOff: CutOff) throws -> Stream {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(HTTPResponseEncoder())
    try pipeline.addHandler(HTTP1Connection(limits: limits, security: tls == nil ? nil : security, cutOff: cutOff))
    try addCompression(pipeline)
    return try NIOAsyncChannel(
      wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
  }

  func http2(_ channel: any Channel, _ cutOff: CutOff) throws -> Multiplexer {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(ShutdownSignal(cutOff))
    try pipeline.addHandler(HTTP2FrameClock(limit: limits.head))
    let multiplexer: Multiplexer = try pipeline.configureAsyncHTTP2Pipeline(
      mode: .server, connectionManagerConfiguration: limits.http2Connection, http2HandlerConfiguration: limits.http2
    ) { stream in
      stream.eventLoop.makeCompletedFuture {
        let pipeline = stream.pipeline.syncOperations
        try pipeline.addHandler(HTTP2FramePayloadToHTTPServerCodec())
        try pipeline.addHandler(HTTP2Stream(limits: limits))
        try pipeline.addHandler(HTTPToHTTP1ServerCodec())
        try addCompression(pipeline)
        return try NIOAsyncChannel(wrappingChannelSynchronously: stream)
      }
    }
    try pipeline.addHandler(HTTP2Faults())
    return multiplexer
  }

  /// From HTTP/1.1's parts, which the compressor works on, to those that requests are answered with.
  private func addCompression(_ pipeline: ChannelPipeline.SynchronousOperations) throws {
    let compressor = HTTPResponseCompressor { head, isAccepted in
      let isWanted = head.headers.contains(name: Compression.mark.rawName)
      head.headers.remove(name: Compression.mark.rawName)
      // It is that of what is not sent. The compressor says another one where it has the whole body at once.
      if isWanted, isAccepted { head.headers.remove(name: "Content-Length") }
      return isWanted ? .compressIfPossible : .doNotCompress
    }
    try pipeline.addHandler(GzipChooser())
    try pipeline.addHandler(compressor)
    try pipeline.addHandler(CompressionGuard(compressor: pipeline.context(handler: compressor)))
    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: tls != nil))
  }
}
