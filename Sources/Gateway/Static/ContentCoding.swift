/// A form that a file is kept in beside itself: `app.js.br`.
enum ContentCoding: String, CaseIterable {
  // The smaller one first.
  case br
  case gzip

  var fileEnding: String {
    switch self {
    case .br: ".br"
    case .gzip: ".gz"
    }
  }

  /// The codings that a client takes, the one that it would rather have first (RFC 9110 §12.5.3).
  static func accepted(_ values: [String]) -> [ContentCoding] {
    var qualities: [String: Double] = [:]
    for item in values.flatMap({ $0.lowercased().split(separator: ",") }) {
      let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
      guard let name = parts.first else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
      qualities[name] = quality ?? 1
    }
    let wanted = allCases.map { ($0, qualities[$0.rawValue] ?? qualities["*"] ?? 0) }.filter { $0.1 > 0 }
    return wanted.enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map(\.element.0)
  }
}
