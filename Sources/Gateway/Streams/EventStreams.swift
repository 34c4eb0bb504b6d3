import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Shop

/// Sends live events (WHATWG HTML §9.2) until the browser leaves, the session ends, or the server stops.
struct EventStreams: Sendable {
  let registry: StreamRegistry
  /// The visitor as he is now, to end a stream whose account may no longer see it; nil where somebody else sees to that.
  let recheck: (@Sendable (Exchange) async throws -> Visitor)?
  /// A comment goes out this often, so that proxies and the server itself notice who has left.
  var heartbeat: Duration = .seconds(15)

  /// What waits to be sent. When a slow reader lets so much gather, it is disconnected and may resume.
  private static let queueLimit = 256
  /// How long a stream waits for a place among its owner's.
  private static let patience: Duration = .seconds(2)

  func response(
    _ events: AsyncStream<ServerEvent>, status: Int, _ exchange: Exchange, _ visitor: Visitor
  ) async throws -> Response {
    try await response(.events(events), status: status, exchange, visitor)
  }

  /// Passes a stream on that comes from another process, under the same rules as one of this process.
  func response(passing stream: Response, _ exchange: Exchange, _ visitor: Visitor) async throws -> Response {
    try await response(.bytes(stream.body), status: stream.status.code, exchange, visitor)
  }

  private func response(
    _ source: StreamSource, status: Int, _ exchange: Exchange, _ visitor: Visitor
  ) async throws -> Response {
    let headers: HTTPFields = [
      .contentType: "text/event-stream", .cacheControl: "no-store", .accelBuffering: "no",
    ]
    if exchange.isHead { return Response(status: .ok, headers: headers) }
    let owner = visitor.session.map(StreamRegistry.Owner.session) ?? .peer(exchange.client.address)
    let (frames, feed) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(Self.queueLimit))
    guard let place = await registry.begin(owner, within: Self.patience, end: { feed.finish() }) else {
      throw Refusal(
        Problem(429, "too-many-streams", "Too many live streams", detail: "Close another tab first.", retryAfter: 15))
    }
    return Response(
      status: HTTPResponse.Status(code: status), headers: headers,
      body: ResponseBody { writer in
        let pump = Pump(source: source, feed: feed, heartbeat: heartbeat) { [recheck] in
          guard let recheck else { return true }
          return (try? await recheck(exchange)).map { $0.caller.role == visitor.caller.role } ?? false
        }
        try await send(frames, pump, exchange, &writer)
        withExtendedLifetime(place) {}
        try await writer.finish(nil)
      })
  }

  /// Writes frames as they come. The pump feeds them beside it and ends with it.
  private func send(
    _ frames: AsyncStream<ByteBuffer>, _ pump: Pump, _ exchange: Exchange, _ writer: inout any ResponseBodyWriter
  ) async throws {
    let pumping = Task { await pump.run() }
    defer {
      pump.feed.finish()
      pumping.cancel()
    }
    try await exchange.request.body.consumeWithInboundCloseHandler { _ in
      try await withGracefulShutdownHandler {
        for await frame in frames { try await writer.write(frame) }
      } onGracefulShutdown: {
        // Spread over some seconds, so that not every browser is at the door of the next process at once.
        pump.feed.yield(EventFrame.retry(milliseconds: Int.random(in: 1000...8000)))
        pump.feed.finish()
      }
    } onInboundClosed: {
      pump.feed.finish()
    }
  }
}

/// Where a stream's frames come from.
private enum StreamSource: Sendable {
  case events(AsyncStream<ServerEvent>)
  /// Frames that another process has written.
  case bytes(ResponseBody)
}

/// Hands what a body writes to a feed.
private struct FeedWriter: ResponseBodyWriter {
  let put: @Sendable (ByteBuffer) -> Bool

  func write(_ buffer: ByteBuffer) async throws {
    guard put(buffer) else { throw CancellationError() }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Turns events and the passing of time into frames.
private struct Pump: Sendable {
  let source: StreamSource
  let feed: AsyncStream<ByteBuffer>.Continuation
  let heartbeat: Duration
  let isStillAllowed: @Sendable () async -> Bool

  func run() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await forward()
        feed.finish()
      }
      group.addTask {
        // At once, too: it makes the head go out, and browsers report the stream as open.
        while put(EventFrame.comment) {
          do { try await Task.sleep(for: heartbeat) } catch { return }
          guard await isStillAllowed() else { return feed.finish() }
        }
      }
      await group.next()
      group.cancelAll()
    }
    feed.finish()
  }

  private func forward() async {
    switch source {
    case .events(let events):
      for await event in events where !put(EventFrame.bytes(of: event)) { break }
    case .bytes(let body):
      // What ends it there ends it here; the browser comes back by itself.
      try? await body.write(FeedWriter(put: put))
    }
  }

  /// False when the stream is over, or its reader too slow.
  private func put(_ frame: ByteBuffer) -> Bool {
    if case .enqueued = feed.yield(frame) { true } else { false }
  }
}

/// The text of events.
enum EventFrame {
  static let comment = ByteBuffer(string: ":\n\n")

  /// How long a browser is to wait before it connects again.
  static func retry(milliseconds: Int) -> ByteBuffer { ByteBuffer(string: "retry: \(milliseconds)\n\n") }

  static func bytes(of event: ServerEvent) -> ByteBuffer {
    var text = ""
    // A line break in a field would begin another field.
    if let id = event.id { text += "id: \(oneLine(id))\n" }
    if let name = event.name { text += "event: \(oneLine(name))\n" }
    if let retry = event.retry { text += "retry: \(retry)\n" }
    var buffer = ByteBuffer(string: text + "data: ")
    buffer.writeBytes(JSONWriter.bytes(of: event.data))
    buffer.writeString("\n\n")
    return buffer
  }

  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" && $0 != "\0" }))
  }
}
