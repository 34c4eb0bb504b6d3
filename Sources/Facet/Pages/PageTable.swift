import FacetAnalysis

/// Finds the page of an address. Literal segments win over parameters, from the left.
struct PageTable: Sendable {
  private let pages: [CheckedPage]
  private let errorPages: [String: CheckedPage]

  init(_ pages: [CheckedPage]) {
    self.pages = pages.filter { !$0.isErrorPage }.sorted(by: Self.isMoreSpecific)
    errorPages = Dictionary(pages.filter(\.isErrorPage).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The page and its parameters, or nil when no page has that address.
  func find(_ path: [String]) -> (page: CheckedPage, parameters: [String: String])? {
    for page in pages {
      if let parameters = Self.match(page.path, path) { return (page, parameters) }
    }
    return nil
  }

  /// The page that is shown in place of others with that status: `404` or `error`.
  func errorPage(status: Int) -> CheckedPage? {
    errorPages[String(status)] ?? errorPages["error"]
  }

  private static func match(_ pattern: [CheckedPage.Segment], _ path: [String]) -> [String: String]? {
    guard pattern.count == path.count else { return nil }
    var parameters: [String: String] = [:]
    for (segment, text) in zip(pattern, path) {
      switch segment {
      case .literal(let literal):
        guard literal.utf8.elementsEqual(text.utf8) else { return nil }
      case .parameter(let name):
        guard !text.isEmpty else { return nil }
        parameters[name] = text
      }
    }
    return parameters
  }

  private static func isMoreSpecific(_ a: CheckedPage, than b: CheckedPage) -> Bool {
    guard a.path.count == b.path.count else { return a.path.count < b.path.count }
    for (left, right) in zip(a.path, b.path) {
      switch (left, right) {
      case (.literal, .parameter): return true
      case (.parameter, .literal): return false
      default: continue
      }
    }
    return a.name < b.name
  }
}
