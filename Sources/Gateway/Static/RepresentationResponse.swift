import FacetHummingbird
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

/// Answers a request with what its conditions and ranges ask for of a representation.
enum RepresentationResponse {
  /// - Throws: a `Refusal` with 405, 412 or 416.
  static func make(_ exchange: Exchange, _ selected: Representation) throws -> Response {
    try exchange.allow([.get, .head])
    let now = Int(Date().timeIntervalSince1970)
    let facts = selected.facts
    var headers = validators(selected)
    switch RepresentationPlan(exchange.method, exchange.headers, facts, now: now) {
    case .notModified: return Response(status: .notModified, headers: headers)
    case .preconditionFailed:
      throw Refusal(
        Problem(
          412, "precondition-failed", "The precondition failed",
          detail: "The file is not in the state that the request asks for."))
    case .rangeNotSatisfiable:
      throw Refusal(
        Problem(
          416, "range-not-satisfiable", "There is no such part",
          detail: "The file has \(facts.length) bytes, and the range begins behind them."),
        headers: [(.contentRange, "bytes */\(facts.length)")])
    case .whole:
      describe(selected, &headers)
      headers[.contentLength] = String(facts.length)
      if exchange.isHead { return Response(status: .ok, headers: headers) }
      return Response(status: .ok, headers: headers, body: body(selected, 0..<facts.length))
    case .parts(let parts):
      describe(selected, &headers)
      if parts.count == 1 {
        headers[.contentRange] = contentRange(parts[0], facts)
        return Response(status: .partialContent, headers: headers, body: body(selected, parts[0]))
      }
      return multipart(selected, parts, headers)
    }
  }

  /// What goes with 304, too (RFC 9110 §15.4.5).
  private static func validators(_ selected: Representation) -> HTTPFields {
    var headers: HTTPFields = [.eTag: selected.facts.tag.text, .cacheControl: selected.cacheControl]
    if selected.isNegotiated { headers[.vary] = "Accept-Encoding" }
    return headers
  }

  private static func describe(_ selected: Representation, _ headers: inout HTTPFields) {
    headers[.contentType] = selected.mediaType
    headers[.acceptRanges] = "bytes"
    if selected.coding != .identity { headers[.contentEncoding] = selected.coding.rawValue }
    if let date = selected.facts.lastModified.flatMap(HTTPDate.text) { headers[.lastModified] = date }
  }

  private static func body(_ selected: Representation, _ range: Range<Int>) -> ResponseBody {
    if case .bytes(let bytes) = selected.content,
      let part = bytes.getSlice(at: bytes.readerIndex + range.lowerBound, length: range.count)
    {
      return ResponseBody(byteBuffer: part)
    }
    return ResponseBody(contentLength: range.count) { writer in
      try await selected.read(range) { try await writer.write($0) }
      try await writer.finish(nil)
    }
  }

  /// `multipart/byteranges` (RFC 9110 §14.6).
  private static func multipart(
    _ selected: Representation, _ parts: [Range<Int>], _ given: HTTPFields
  ) -> Response {
    // Nobody can foresee it, so no content can hold it on purpose.
    let boundary = RandomText.make(bytes: 18)
    let heads = parts.map { part in
      "\r\n--\(boundary)\r\nContent-Type: \(selected.mediaType)\r\n"
        + "Content-Range: \(contentRange(part, selected.facts))\r\n\r\n"
    }
    let end = "\r\n--\(boundary)--\r\n"
    let length = heads.reduce(end.utf8.count) { $0 + $1.utf8.count } + parts.reduce(0) { $0 + $1.count }
    var headers = given
    headers[.contentType] = "multipart/byteranges; boundary=\(boundary)"
    return Response(
      status: .partialContent, headers: headers,
      body: ResponseBody(contentLength: length) { writer in
        for (head, part) in zip(heads, parts) {
          try await writer.write(ByteBuffer(string: head))
          try await selected.read(part) { try await writer.write($0) }
        }
        try await writer.write(ByteBuffer(string: end))
        try await writer.finish(nil)
      })
  }

  private static func contentRange(_ part: Range<Int>, _ facts: RepresentationFacts) -> String {
    "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(facts.length)"
  }
}
