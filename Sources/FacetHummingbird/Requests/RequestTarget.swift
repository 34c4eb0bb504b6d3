/// The address that a request names, taken apart strictly (RFC 9112 §3.2.1, origin form only).
package struct RequestTarget: Sendable {
  /// As it came, without the query: `/alpine/products/caf%C3%A9`.
  package let path: String
  /// Decoded; never empty, `.` or `..`.
  package let segments: [String]
  /// Whether the path ends in `/` (and is not `/` itself).
  package let hasTrailingSlash: Bool
  /// As it came, without the question mark; nil when there is none.
  package let rawQuery: String?
  package let query: [(name: String, value: String)]

  package static let queryLimit = 200

  package init(_ text: String, maximumLength: Int) throws(RequestFault) {
    guard text.utf8.count <= maximumLength else {
      throw RequestFault(414, "address-too-long", "The address is longer than \(maximumLength) bytes.")
    }
    guard text.utf8.first == UInt8(ascii: "/") else { throw Self.malformed("It must begin with a slash.") }
    // Bytes that a browser would have escaped. Letting them through would make logs and other servers guess.
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "\\") })
    else { throw Self.malformed("It has bytes that must be percent-encoded.") }

    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(parts[0])
    rawQuery = parts.count > 1 ? String(parts[1]) : nil
    query = try EncodedFields.decode(
      parts.count > 1 ? parts[1] : "", limit: Self.queryLimit, code: "malformed-address")
    (segments, hasTrailingSlash) = try Self.segments(of: parts[0])
  }

  /// The path and query below the first `count` segments, as they came: `/products?q=a`.
  package func below(_ count: Int) -> String {
    let raw = path.split(separator: "/").dropFirst(count).map { "/" + $0 }.joined()
    return (raw.isEmpty ? "/" : raw) + (rawQuery.map { "?" + $0 } ?? "")
  }

  private static func segments(of path: Substring) throws(RequestFault) -> ([String], Bool) {
    var raw = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let hasTrailingSlash = raw.count > 1 && raw.last?.isEmpty == true
    if raw.last?.isEmpty == true { raw.removeLast() }
    var segments: [String] = []
    for part in raw {
      guard let segment = PercentCoding.decode(part, plusIsSpace: false) else {
        throw malformed("A percent-encoding is broken.")
      }
      guard !segment.isEmpty, segment != ".", segment != ".." else {
        throw malformed("It has an empty segment, or one that is “.” or “..”.")
      }
      guard segment.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
        throw malformed("It has a control character.")
      }
      segments.append(segment)
    }
    return (segments, hasTrailingSlash)
  }

  private static func malformed(_ reason: String) -> RequestFault {
    RequestFault(400, "malformed-address", "The address is malformed. \(reason)")
  }
}
