import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Puts on every response what every response must have, whoever made it.
enum ResponseFinisher {
  /// - Parameters:
  ///   - accepted: the request's `Accept-Encoding`.
  ///   - security: for what came over TLS, as far as this server or a trusted proxy knows; nil for the rest.
  static func finish(
    _ response: inout Response, isHead: Bool, nonce: String, requestID: String, accepted: [String],
    security: TransportSecurity?
  ) {
    ContentPolicy.apply(to: &response.headers, nonce: nonce)
    response.headers[.requestID] = requestID
    security?.apply(to: &response.headers)
    // What nobody has thought about is nobody's to keep.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if Compression.isCompressible(response.headers) {
      addVary("Accept-Encoding", to: &response.headers)
      if ContentCoding.prefersGzip(accepted) { compress(&response, isHead: isHead) }
    }
    if response.headers.contains(.setCookie) { response.headers[.cacheControl] = "no-store" }
    withoutBodyWhereNoneBelongs(&response, isHead: isHead)
  }

  private static func compress(_ response: inout Response, isHead: Bool) {
    if !isHead { response.headers[Compression.mark] = Compression.wanted }
    // What gzip makes of it on the way is another representation than the one that the tag was made for, and a part of
    // the one must not be put to a part of the other (RFC 9110 §8.8.1).
    if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
    response.headers[.acceptRanges] = nil
  }

  /// RFC 9110 §8.6, §15.3.5, §15.4.5.
  private static func withoutBodyWhereNoneBelongs(_ response: inout Response, isHead: Bool) {
    if response.status == .noContent || response.status == .notModified {
      if response.body.contentLength != 0 { response.body = ResponseBody() }
      response.headers[.contentLength] = nil
      response.headers[.contentType] = nil
    } else if isHead {
      let length = response.headers[.contentLength]
      response.body = ResponseBody()
      response.headers[.contentLength] = length
    }
  }

  static func addVary(_ name: String, to headers: inout HTTPFields) {
    let present = headers[values: .vary].flatMap { $0.split(separator: ",") }.map { name in
      String(name.filter { $0 != " " })
    }
    if present.contains("*") || present.contains(where: { $0.lowercased() == name.lowercased() }) { return }
    headers[.vary] = (present + [name]).joined(separator: ", ")
  }
}
