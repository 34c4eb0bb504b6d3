/// What the path of a page's file says: `products/[id]`.
struct PagePath {
  let segments: [CheckedPage.Segment]
  let isErrorPage: Bool
  private(set) var problems: [String] = []

  static let errorPages: Set<String> = ["403", "404", "error"]

  init(_ name: String) {
    isErrorPage = Self.errorPages.contains(name)
    var parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts.last == "index" { parts.removeLast() }
    var problems: [String] = []
    var seen: Set<String> = []
    segments = parts.map { part in
      guard part.hasPrefix("["), part.hasSuffix("]"), part.count > 2 else {
        if part.contains("[") || part.contains("]") { problems.append("`[…]` fills a whole segment of a page's path.") }
        if !part.unicodeScalars.allSatisfy(Self.isPlain) || part.isEmpty {
          problems.append("A page's path consists of letters, digits, `-`, `_` and `.`, not \"\(part)\".")
        }
        return .literal(part)
      }
      let parameter = String(part.dropFirst().dropLast())
      if !Self.isName(parameter) { problems.append("`[\(parameter)]` is not a name.") }
      if !seen.insert(parameter).inserted { problems.append("The path has `[\(parameter)]` twice.") }
      return .parameter(parameter)
    }
    self.problems = problems
  }

  var parameters: [String] {
    segments.compactMap { segment in
      if case .parameter(let name) = segment { return name }
      return nil
    }
  }

  /// With every parameter alike: two pages of one shape answer the same addresses.
  var shape: [CheckedPage.Segment] {
    segments.map { segment in
      if case .parameter = segment { return .parameter("") }
      return segment
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": true
    default: false
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { isPlain($0) && $0 != "-" && $0 != "." }
  }
}
