import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTP1
import Shop

/// An answer that a connection gives by itself, before any route is asked: with the same headers as all others.
enum ConnectionRefusal {
  /// - Parameter security: nil without TLS.
  static func parts(
    _ fault: FramingFault, security: TransportSecurity?
  ) -> (head: HTTPResponseHead, body: ByteBuffer) {
    let problem = Problem(fault.status, fault.code, Problem.title(of: fault.status), detail: fault.detail)
    let body = ByteBuffer(bytes: problem.bytes)
    var fields: HTTPFields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
    ContentPolicy.apply(to: &fields, nonce: "")
    security?.apply(to: &fields)
    fields[.requestID] = RequestIDs.make()
    fields[.contentLength] = String(body.readableBytes)
    fields[.connection] = "close"
    if fault.status == 503 { fields[.retryAfter] = "5" }
    let headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
    return (HTTPResponseHead(version: .http1_1, status: .init(statusCode: fault.status), headers: headers), body)
  }

  /// The bytes of a whole answer, for a connection that has no pipeline yet.
  static func bytes(_ fault: FramingFault) -> ByteBuffer {
    let (head, body) = parts(fault, security: nil)
    var text = "HTTP/1.1 \(head.status.code) \(head.status.reasonPhrase)\r\n"
    for (name, value) in head.headers { text += "\(name): \(value)\r\n" }
    var buffer = ByteBuffer(string: text + "\r\n")
    buffer.writeImmutableBuffer(body)
    return buffer
  }
}
