import AsyncHTTPClient
import FacetHummingbird
import FacetValue
import Logging
import NIOCore
import NIOHTTP1
import Shop
import Synchronization
import Tracing

/// A module in another process, as this process asks it for itself.
protocol InternalService: Sendable {
  /// - Throws: the `Problem` that the module answered, or a 503 one when it gave no answer.
  func call(_ method: String, _ path: [String], body: Value?, timeout: TimeAmount) async throws -> Value?
}

/// Asks one module in another process, for this process itself, at `/internal/…`.
///
/// Everything that is asked there may be asked twice: when an address gives no answer, the next one is tried.
final class ServiceClient: InternalService {
  private let module: String
  private let addresses: [BackendAddress]
  private let sender: String
  private let tokens: CallerTokens
  private let client: HTTPClient
  private let logger: Logger
  private let turn = Atomic<UInt>(0)

  /// - Parameters:
  ///   - addresses: not empty.
  ///   - sender: what this process calls itself.
  init(
    module: String, addresses: [BackendAddress], sender: String, tokens: CallerTokens, client: HTTPClient,
    logger: Logger
  ) {
    self.module = module
    self.addresses = addresses
    self.sender = sender
    self.tokens = tokens
    self.client = client
    self.logger = logger
  }

  /// Sends a request and gives what the answer holds; nil when it holds nothing.
  ///
  /// - Parameters:
  ///   - path: its segments, not encoded.
  ///   - timeout: of the whole exchange, with all tries.
  /// - Throws: the `Problem` that the module answered, or a 503 one when it gave no answer.
  func call(
    _ method: String, _ path: [String], body: Value? = nil, timeout: TimeAmount = .seconds(10)
  ) async throws -> Value? {
    var request = HTTPClientRequest(url: "")
    request.method = HTTPMethod(rawValue: method)
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(
      name: "Authorization", value: "Bearer " + (try await tokens.token(ofService: sender, to: module)))
    if let body {
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: JSONWriter.bytes(of: body)))
    }
    let (status, bytes) = try await answer(request, path, deadline: .now() + timeout)
    return try Self.value(status, bytes)
  }

  /// Whether any of its addresses is ready; nil when one is.
  func unhealthy() async -> String? {
    var troubles: [String] = []
    for address in addresses {
      do {
        let request = HTTPClientRequest(url: address.base + "/health/ready")
        let answer = try await client.execute(request, timeout: .seconds(2))
        // A connection whose answer was read serves the next request, too.
        _ = try await answer.body.collect(upTo: Self.answerLimit)
        if answer.status == .ok { return nil }
        troubles.append("\(address.base) answers \(answer.status.code)")
      } catch {
        troubles.append("\(address.base): \(error)")
      }
    }
    return troubles.joined(separator: "; ")
  }

  private func answer(
    _ request: HTTPClientRequest, _ path: [String], deadline: NIODeadline
  ) async throws -> (status: Int, bytes: [UInt8]) {
    let target = "/" + path.map { PercentCoding.encode($0) }.joined(separator: "/")
    let (first, _) = turn.wrappingAdd(1, ordering: .relaxed)
    var last: (any Error)?
    // A connection that was kept may have been closed at the other end, so that one address gets a second try too.
    for attempt in 0..<UInt(max(2, addresses.count)) where NIODeadline.now() < deadline {
      var request = request
      if let context = InstrumentationContext.current { GatewayTracer.inject(context, into: &request.headers) }
      request.url = addresses[Int((first &+ attempt) % UInt(addresses.count))].base + target
      do {
        let answer = try await client.execute(request, deadline: deadline)
        let body = try await answer.body.collect(upTo: Self.answerLimit)
        return (Int(answer.status.code), Array(body.readableBytesView))
      } catch {
        try Task.checkCancellation()
        last = error
      }
    }
    logger.warning(
      "module gave no answer", metadata: ["module": "\(module)", "error": last.map { "\($0)" } ?? "no time left"])
    throw Problem.unavailable("The \(module) module can't be asked now.", retryAfter: 2)
  }

  /// Bytes.
  private static let answerLimit = 8 << 20

  private static func value(_ status: Int, _ bytes: [UInt8]) throws -> Value? {
    let value = bytes.isEmpty ? nil : try? JSONParser.parse(bytes)
    guard (200..<300).contains(status) else { throw Problem(status, answer: value) }
    return value
  }
}
