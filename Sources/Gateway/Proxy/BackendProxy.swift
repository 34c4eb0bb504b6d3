import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Shop

/// Passes requests on to other HTTP servers, streaming both ways.
struct BackendProxy: Sendable {
  let client: BackendClient
  let backends: BackendTable
  let limits: GatewayConfiguration.Limits

  /// A visitor who takes longer than this for an answer takes no place at the backend any more, or a few slow ones would
  /// keep all others from it.
  private static let holding = TimeAmount.seconds(3)

  static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

  func respond(_ exchange: Exchange, to backend: Backend, _ policy: ProxyHeaders) async throws -> Response {
    try exchange.allow(Self.methods)
    try Self.check(exchange.address.segments)
    var headers = policy.outgoing(exchange.headers)
    ForwardingHeaders.add(to: &headers, exchange)
    let call = BackendCall(
      method: HTTPMethod(rawValue: exchange.method.rawValue), target: exchange.request.head.path ?? "/",
      headers: headers, body: try await body(of: exchange))
    let answer: BackendAnswer
    do {
      answer = try await client.send(call, to: backend, exchange.logger)
    } catch {
      throw error.refusal
    }
    return try await response(answer, to: exchange, backend, policy)
  }

  private func response(
    _ answer: BackendAnswer, to exchange: Exchange, _ backend: Backend, _ policy: ProxyHeaders
  ) async throws -> Response {
    let headers = policy.incoming(answer.headers, isUnsafe: CrossSiteCheck.isUnsafe(exchange.method))
    let status = HTTPResponse.Status(code: answer.status)
    if exchange.isHead || status == .noContent || status == .notModified {
      // There is none, but only its end gives the connection back.
      _ = try? await answer.body.next()
      answer.lease.end()
      return Response(status: status, headers: headers)
    }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(contentLength: headers[.contentLength].flatMap { Int($0) }) { writer in
        try await Self.pass(answer, backend, exchange.logger, to: &writer)
        try await writer.finish(nil)
      })
  }

  /// Throws when the body is not whole. Then the end is never written, and the connection closes without it: what the
  /// visitor has got does not look complete (RFC 9112 §8).
  private static func pass(
    _ answer: BackendAnswer, _ backend: Backend, _ logger: Logger, to writer: inout any ResponseBodyWriter
  ) async throws {
    let timer = MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: Self.holding) { answer.lease.leaveGate() }
    defer {
      timer.cancel()
      answer.lease.end()
    }
    var pace = LoopPace()
    while true {
      let part: ByteBuffer?
      do {
        part = try await answer.body.next()
      } catch {
        let failure = CallFailure(error)
        backend.recordAttempt(failure.attempt, replica: answer.lease.index)
        logger.warning(
          "backend's answer is not whole", metadata: ["backend": "\(backend.name)", "error": "\(error)"])
        throw failure
      }
      guard let part else { return }
      try await writer.write(part)
      pace.passed(part.readableBytes)
      try await pace.keep()
    }
  }

  private func body(of exchange: Exchange) async throws -> BackendCall.Body {
    let length = exchange.headers[.contentLength].flatMap { Int64($0) }
    if exchange.headers[.transferEncoding] == nil, (length ?? 0) == 0 { return .none }
    if let length, length > limits.body { throw LimitedBody.tooLarge(limits.body) }
    if let length, length <= BackendCall.bufferedBytes {
      return .bytes(try await exchange.request.body.collect(upTo: BackendCall.bufferedBytes))
    }
    exchange.bodyGate.use()
    let stream = LimitedBody(
      base: exchange.request.body, limit: limits.body, gate: exchange.bodyGate, progress: UploadProgress())
    return .stream(stream, length: length)
  }

  /// Some servers decode a path before they take it apart; for them these segments would be several.
  static func check(_ segments: [String]) throws(RequestFault) {
    guard segments.allSatisfy({ !$0.contains("/") && !$0.contains("\\") }) else {
      throw RequestFault(400, "malformed-address", "A segment of the address has an encoded slash.")
    }
  }
}
