import FacetHummingbird
import HTTPTypes

/// Which answers are compressed.
enum Compression {
  /// Set on answers that may be compressed; the connection takes it off again.
  static let mark = HTTPField.Name("X-Facet-Compress")!
  static let wanted = "1"

  /// Below this the frame of gzip is larger than what it saves.
  private static let minimumBytes = 512

  /// HTML, JSON, and other text, unless it is encoded already, carries a token, or is a live stream.
  ///
  /// An answer that sets a cookie is left alone: its length would tell somebody who may choose a part of it about the
  /// rest (BREACH).
  static func isCompressible(_ headers: HTTPFields) -> Bool {
    guard let type = headers[.contentType].map(FormBody.mediaType), !headers.contains(.setCookie),
      !headers.contains(.contentEncoding), !headers.contains(.contentRange),
      headers[.cacheControl]?.contains("no-transform") != true
    else { return false }
    if let length = headers[.contentLength].flatMap({ Int($0) }), length < minimumBytes { return false }
    return types.contains(type) || type.hasSuffix("+json") || type.hasSuffix("+xml")
  }

  private static let types: Set<String> = [
    "text/html", "text/css", "text/plain", "text/javascript", "application/json", "application/xml",
    "application/manifest+json",
  ]
}
