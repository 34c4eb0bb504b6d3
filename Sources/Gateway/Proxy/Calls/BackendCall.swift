import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A request for another server, before it is known at which address it is made.
struct BackendCall: Sendable {
  enum Body: Sendable {
    case none
    /// Here as a whole, so it can be sent again.
    case bytes(ByteBuffer)
    /// On its way from the visitor.
    case stream(LimitedBody, length: Int64?)
  }

  let method: HTTPMethod
  /// Path and query, as they came.
  let target: String
  var headers: HTTPHeaders
  let body: Body

  /// Bodies up to here are read before the call is made: they can be sent twice, and a visitor who sends slowly holds no
  /// connection to a backend.
  static let bufferedBytes = 65536

  /// Whether making it twice is the same as making it once (RFC 9110 §9.2.2), or the other server is told how to see that.
  var isIdempotent: Bool {
    switch method {
    case .GET, .HEAD, .OPTIONS, .PUT, .DELETE: true
    case .POST, .PATCH: headers.contains(name: "Idempotency-Key")
    default: false
    }
  }

  /// Whether it can be made once more: its body is still here.
  var isRepeatable: Bool {
    guard isIdempotent else { return false }
    if case .stream(let body, _) = body { return !body.progress.hasBegun }
    return true
  }

  func request(at address: BackendAddress, firstByte: Duration) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: address.base + AddressBytes.escaped(target))
    request.method = method
    request.headers = headers
    request.headers.replaceOrAdd(name: DeadlineHeader.name, value: String(max(1, firstByte.milliseconds)))
    switch body {
    case .none: break
    case .bytes(let bytes): request.body = .bytes(bytes)
    case .stream(let stream, let length): request.body = .stream(stream, length: length.map { .known($0) } ?? .unknown)
    }
    return request
  }
}

/// Keeps the client from touching an address.
enum AddressBytes {
  /// Bytes that some clients send as they are and that stand in no address (RFC 3986 §2) become `%5B` and the like, as
  /// browsers write them. Everything else stays, `%41` too.
  ///
  /// The client takes addresses through `URL`, which escapes all of a text that has a single such byte in it, `%20` to
  /// `%2520` as well.
  static func escaped(_ target: String) -> String {
    guard target.utf8.contains(where: { strange.contains($0) }) else { return target }
    var result = ""
    for byte in target.utf8 {
      if strange.contains(byte) {
        result += "%" + String(byte, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return result
  }

  private static let strange = Set("\"<>[]^`{|}".utf8)
}

/// Tells a backend how long its answer is waited for.
enum DeadlineHeader {
  /// Whole milliseconds until the answer must have begun. A duration and no time of day: clocks of machines differ.
  static let name = "X-Facet-Timeout-Ms"
}

/// Another server's answer. Its place at the address is given back when the body has ended or the answer is dropped.
struct BackendAnswer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: UpstreamBody
  let isEventStream: Bool
  let lease: ReplicaLease
  let ticket: BackendTicket

  /// 502, 503 or 504: the other server did not do what was asked.
  var isGatewayError: Bool { (502...504).contains(status) }

  /// How long it wants to be left alone. A date is taken as a wish of unknown length.
  var pause: Duration? {
    guard status == 503, let text = headers.first(name: "Retry-After") else { return nil }
    return .seconds(min(3600, max(1, Int(text) ?? 1)))
  }

  static func isEventStream(_ headers: HTTPHeaders) -> Bool {
    headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/event-stream") ?? false
  }
}
