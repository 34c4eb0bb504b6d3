import AsyncHTTPClient
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import Shop

/// Passes requests on to other HTTP servers, streaming both ways.
struct BackendProxy: Sendable {
  let client: HTTPClient
  let limits: GatewayConfiguration.Limits

  static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

  /// A client that follows no redirects, decodes nothing and gives up on servers that don't answer.
  static func makeClient() -> HTTPClient {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout = .init(connect: .seconds(5), read: .seconds(60))
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    // A server that is down refuses at once; trying again for seconds would hold up every page that asks it.
    configuration.connectionPool.retryConnectionEstablishment = false
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  func respond(_ exchange: Exchange, to address: BackendAddress, _ policy: ProxyHeaders) async throws -> Response {
    try exchange.allow(Self.methods)
    try Self.check(exchange.address.segments)
    var request = HTTPClientRequest(url: address.base + (exchange.request.head.path ?? "/"))
    request.method = HTTPMethod(rawValue: exchange.method.rawValue)
    request.headers = policy.outgoing(exchange.headers, requestID: exchange.requestID)
    request.headers.add(name: "X-Forwarded-For", value: exchange.client.address)
    request.headers.add(name: "X-Forwarded-Host", value: exchange.client.authority)
    request.headers.add(name: "X-Forwarded-Proto", value: exchange.client.isSecure ? "https" : "http")
    request.body = try body(of: exchange)

    let answer: HTTPClientResponse
    do {
      answer = try await client.execute(request, timeout: .seconds(Int64(limits.timeout)))
    } catch {
      throw Self.refusal(for: error, exchange.logger)
    }
    let headers = policy.incoming(answer.headers, isUnsafe: CrossSiteCheck.isUnsafe(exchange.method))
    return response(answer, headers, isHead: exchange.isHead)
  }

  private func response(_ answer: HTTPClientResponse, _ headers: HTTPFields, isHead: Bool) -> Response {
    let status = HTTPResponse.Status(code: Int(answer.status.code))
    if isHead || status == .noContent || status == .notModified { return Response(status: status, headers: headers) }
    let length = headers[.contentLength].flatMap { Int($0) }
    return Response(
      status: status, headers: headers,
      body: ResponseBody(contentLength: length) { writer in
        for try await part in answer.body { try await writer.write(part) }
        try await writer.finish(nil)
      })
  }

  private func body(of exchange: Exchange) throws -> HTTPClientRequest.Body? {
    let length = exchange.headers[.contentLength].flatMap { Int64($0) }
    if exchange.headers[.transferEncoding] == nil, (length ?? 0) == 0 { return nil }
    if let length, length > limits.body {
      throw RequestFault(413, "too-large", "The request's body is larger than \(limits.body) bytes.")
    }
    exchange.bodyGate.use()
    let stream = LimitedBody(base: exchange.request.body, limit: limits.body, gate: exchange.bodyGate)
    return .stream(stream, length: length.map { .known($0) } ?? .unknown)
  }

  /// Some servers decode a path before they take it apart; for them these segments would be several.
  static func check(_ segments: [String]) throws(RequestFault) {
    guard segments.allSatisfy({ !$0.contains("/") && !$0.contains("\\") }) else {
      throw RequestFault(400, "malformed-address", "A segment of the address has an encoded slash.")
    }
  }

  static func refusal(for error: any Error, _ logger: Logger) -> any Error {
    if let fault = error as? RequestFault { return fault }
    logger.warning("backend failed", metadata: ["error": "\(error)"])
    if let error = error as? HTTPClientError,
      [.deadlineExceeded, .readTimeout, .connectTimeout, .getConnectionFromPoolTimeout].contains(error)
    {
      return Refusal(Problem(504, "backend-timeout", "The backend took too long"))
    }
    return Refusal(Problem(502, "backend-unreachable", "The backend gave no usable answer"))
  }
}

/// A request's body that fails as soon as it is larger than it may be, read through a gate.
struct LimitedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer
  let base: RequestBody
  let limit: Int
  let gate: BodyGate

  struct AsyncIterator: AsyncIteratorProtocol {
    var base: RequestBody.AsyncIterator
    var remaining: Int
    let limit: Int
    let gate: BodyGate

    mutating func next() async throws -> ByteBuffer? {
      guard let part = try await gate.read({ try await base.next() }) else { return nil }
      remaining -= part.readableBytes
      guard remaining >= 0 else {
        throw RequestFault(413, "too-large", "The request's body is larger than \(limit) bytes.")
      }
      return part
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), remaining: limit, limit: limit, gate: gate)
  }
}
