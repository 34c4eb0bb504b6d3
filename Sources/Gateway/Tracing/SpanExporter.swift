import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Synchronization

/// Sends spans to a collector, in batches (OTLP/HTTP 1.x, JSON).
///
/// Spans wait in a queue of limited length; what comes when it is full is dropped and counted, so that a collector that is
/// down costs neither memory nor answers.
public final class SpanExporter: Service {
  private struct State {
    var waiting: [SpanRecord] = []
    var dropped = 0
  }

  private let state = Mutex(State())
  private let client: HTTPClient
  private let address: String
  private let service: String
  private let logger: Logger

  private static let queueLimit = 2048
  private static let batchLimit = 512
  private static let interval = Duration.seconds(2)

  /// - Parameters:
  ///   - endpoint: where the collector listens, `http://127.0.0.1:4318`; `/v1/traces` is added.
  ///   - service: the name under which it shows the spans.
  public init(endpoint: String, service: String, logger: Logger) {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    // Sending spans makes no spans.
    configuration.tracing.tracer = nil
    configuration.timeout = .init(connect: .seconds(2), read: .seconds(5))
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    address = (endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint) + "/v1/traces"
    self.service = service
    self.logger = logger
  }

  /// How many spans were dropped, because the collector did not take them in time.
  public var dropped: Int { state.withLock(\.dropped) }

  func add(_ span: SpanRecord) {
    state.withLock { state in
      if state.waiting.count < Self.queueLimit { state.waiting.append(span) } else { state.dropped += 1 }
    }
  }

  /// Sends until the process ends, and then what is left.
  public func run() async throws {
    await cancelWhenGracefulShutdown {
      while (try? await Task.sleep(for: Self.interval)) != nil { await self.send() }
    }
    await send()
    try await client.shutdown()
  }

  /// Sends what waits, a batch at a time; a batch that is refused is dropped.
  func send() async {
    while let batch = take() {
      if await !send(batch) {
        state.withLock { $0.dropped += batch.count }
        return
      }
    }
  }

  private func take() -> [SpanRecord]? {
    state.withLock { state in
      let batch = Array(state.waiting.prefix(Self.batchLimit))
      state.waiting.removeFirst(batch.count)
      return batch.isEmpty ? nil : batch
    }
  }

  private func send(_ batch: [SpanRecord]) async -> Bool {
    var request = HTTPClientRequest(url: address)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(bytes: OTLPDocument.bytes(of: batch, service: service)))
    do {
      let answer = try await client.execute(request, timeout: .seconds(5))
      guard (200..<300).contains(answer.status.code) else {
        logger.warning("spans were refused", metadata: ["status": "\(answer.status.code)"])
        return false
      }
      return true
    } catch {
      logger.warning("spans could not be sent", metadata: ["error": "\(error)"])
      return false
    }
  }
}
