import NIOCore
import NIOPosix

/// A connection that sends bytes as they are, for what no HTTP client would send.
enum RawConnection {
  /// What the server sends until it closes, or until `isEnough` says so.
  ///
  /// - Parameter reaction: done once, when its text has come.
  static func exchange(
    port: Int, _ text: String, until isEnough: @escaping @Sendable (String) -> Bool = { _ in false },
    when reaction: (text: String, action: @Sendable () async throws -> Void)? = nil
  ) async throws -> [UInt8] {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "localhost", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      var received: [UInt8] = []
      var reaction = reaction
      for try await part in inbound {
        received += Array(part.readableBytesView)
        let text = String(decoding: received, as: UTF8.self)
        if let waiting = reaction, text.contains(waiting.text) {
          reaction = nil
          try await waiting.action()
        }
        if isEnough(text) { break }
      }
      return received
    }
  }
}
