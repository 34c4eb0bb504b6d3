/// A form that a file's content is sent in: as it is, or as a file beside it holds it (`app.js.br`).
enum ContentCoding: String, CaseIterable {
  // The smallest first: what a client takes equally is taken in this order.
  case br, gzip, identity

  /// What the file beside the plain one has behind its name; nil for the plain one.
  var fileEnding: String? {
    switch self {
    case .br: ".br"
    case .gzip: ".gz"
    case .identity: nil
    }
  }

  /// The codings that a client takes, the one that it would rather have first (RFC 9110 §12.5.3).
  ///
  /// Whoever says nothing takes the content as it is. `identity` comes last when the header forbids it: an answer that
  /// the client may be able to read is better than none, and §12.5.3 asks for no 406.
  static func preferred(_ values: [String]) -> [ContentCoding] {
    guard !values.isEmpty else { return [.identity] }
    var given: [String: Int] = [:]
    for item in values.flatMap({ $0.lowercased().split(separator: ",") }) {
      let parts = item.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let name = parts.first, !name.isEmpty else { continue }
      // `x-gzip` is another name of gzip (RFC 9110 §8.4.1.3).
      given[name == "x-gzip" ? "gzip" : name] = parts.dropFirst().reduce(1000) { quality, part in
        part.hasPrefix("q=") ? Self.quality(part.dropFirst(2)) : quality
      }
    }
    func quality(_ coding: ContentCoding) -> Int {
      if let quality = given[coding.rawValue] ?? given["*"] { return quality }
      // Acceptable without being named, and less welcome than anything that was.
      return coding == .identity ? 1 : 0
    }
    let taken = allCases.filter { quality($0) > 0 }
    let sorted = taken.enumerated().sorted {
      (quality($1.element), $0.offset) < (quality($0.element), $1.offset)
    }
    let result = sorted.map(\.element)
    return result.contains(.identity) ? result : result + [.identity]
  }

  /// Whether a client takes gzip at least as gladly as the content as it is.
  static func prefersGzip(_ values: [String]) -> Bool {
    let order = preferred(values)
    guard let gzip = order.firstIndex(of: .gzip), let plain = order.firstIndex(of: .identity) else { return false }
    return gzip < plain
  }

  /// A weight in thousandths: `0.5` is 500. What is no weight counts as none (RFC 9110 §12.4.2).
  private static func quality(_ text: Substring) -> Int {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == "0" || parts[0] == "1" else { return 0 }
    let digits = parts.count > 1 ? parts[1] : ""
    guard digits.count <= 3, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return 0 }
    let thousandths = Int(digits + String(repeating: "0", count: 3 - digits.count)) ?? 0
    return parts[0] == "0" ? thousandths : thousandths == 0 ? 1000 : 0
  }
}
