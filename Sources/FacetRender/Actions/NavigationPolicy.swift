import FacetValue

/// Where `navigate` may lead: below the variant's root, or to an address whose origin the template spells out.
///
/// The result is the value of a `Location` header: percent-encoded, so that no text of a visitor can end the header, and
/// with `.` and `..` resolved before it is looked at, so that none can climb out.
struct NavigationPolicy {
  let root: String
  /// The page's own path, for targets that only have a query.
  let page: String

  /// The location, or nil when it leads elsewhere.
  func location(of target: String, literal: String) -> String? {
    if let origin = Self.origin(of: literal) {
      guard target.hasPrefix(origin) else { return nil }
      return Self.encoded(target)
    }
    guard !target.utf8.contains(0x5C), target.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    if target.hasPrefix("?") { return Self.encoded(root + (page == "/" ? "" : page) + target) }
    let path: String
    if target.hasPrefix("./") {
      path = root + "/" + target.dropFirst(2).drop { $0 == "/" }
    } else {
      guard target.hasPrefix("/"), !target.hasPrefix("//") else { return nil }
      path = target
    }
    return inside(path)
  }

  private func inside(_ address: String) -> String? {
    let end = address.firstIndex { $0 == "?" || $0 == "#" } ?? address.endIndex
    var segments: [Substring] = []
    for segment in address[..<end].split(separator: "/") {
      switch segment.lowercased() {
      case ".", "%2e": continue
      case "..", ".%2e", "%2e.", "%2e%2e":
        guard segments.popLast() != nil else { return nil }
      default: segments.append(segment)
      }
    }
    let path = "/" + segments.joined(separator: "/")
    guard path == root || path.hasPrefix(root + "/") else { return nil }
    return Self.encoded(path + address[end...])
  }

  /// `https://host/` at the beginning of a literal: nothing computed can change where it leads.
  private static func origin(of literal: String) -> String? {
    let lowercased = literal.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lowercased.hasPrefix($0) }) else { return nil }
    guard let end = literal.dropFirst(scheme.count).firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else {
      return nil
    }
    return String(literal[...end])
  }

  private static func encoded(_ address: String) -> String {
    let buffer = OutputBuffer(capacity: address.utf8.count + 32)
    withBytes(of: address) { buffer.append(percentEncoding: $0, .address) }
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
