/// What a client would like to get (RFC 9110 §12.5.1). Only what the server has to choose between is asked.
package enum AcceptHeader {
  package static let stateDocument = "application/vnd.facet+json"

  /// Whether the media type is named, and not with `q=0`.
  package static func names(_ mediaType: String, in values: [String]) -> Bool {
    for value in values {
      for range in value.lowercased().split(separator: ",") {
        let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        guard parts.first == mediaType else { continue }
        let isRefused = parts.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
        if !isRefused { return true }
      }
    }
    return false
  }
}
