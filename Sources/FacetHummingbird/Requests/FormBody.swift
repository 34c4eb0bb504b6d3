import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Reading what a form posts.
package enum FormBody {
  package static let fieldLimit = 2_000

  /// The fields of a posted form, in order.
  ///
  /// Only `application/x-www-form-urlencoded` is taken: a form sent as `text/plain` is how another site's page
  /// would try to smuggle bytes past a parser.
  package static func read(
    _ request: Request, maximumBytes: Int
  ) async throws -> [(name: String, value: String)] {
    let types = request.headers[values: .contentType]
    guard types.count == 1, mediaType(types[0]) == "application/x-www-form-urlencoded" else {
      throw RequestFault(
        415, "unsupported-media-type", "A form must be sent as application/x-www-form-urlencoded.")
    }
    let bytes = try await collect(request, maximumBytes: maximumBytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RequestFault(400, "malformed-form", "The form is not UTF-8 text.")
    }
    return try EncodedFields.decode(text[...], limit: fieldLimit, code: "malformed-form")
  }

  /// The whole body, or a 413 fault when it is larger than it may be.
  package static func collect(_ request: Request, maximumBytes: Int) async throws -> [UInt8] {
    let tooLarge = RequestFault(413, "too-large", "The request's body is larger than \(maximumBytes) bytes.")
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximumBytes { throw tooLarge }
    do {
      let buffer = try await request.body.collect(upTo: maximumBytes)
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw tooLarge
    }
  }

  /// `text/html; charset=utf-8` → `text/html`
  package static func mediaType(_ value: String) -> String {
    let name = value.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)[0]
    return name.trimmingPrefix(while: \.isWhitespace).lowercased()
      .split(separator: " ").first.map(String.init) ?? ""
  }
}
