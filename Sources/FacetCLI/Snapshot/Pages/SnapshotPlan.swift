import Facet
import FacetHummingbird

/// The pages to look at, and those that are left out.
struct SnapshotPlan: Sendable {
  struct Page: Sendable {
    /// Below the variant: `/products?q=lamp`.
    let address: String
    /// Of its files, without their endings.
    let name: String
  }

  private(set) var pages: [Page] = []
  /// A line for each page that is not looked at.
  let leftOut: [String]
  /// Whether snapshots of other pages are stale.
  let isWhole: Bool

  /// All pages without parameters and the listed addresses; with `only`, these addresses alone.
  ///
  /// - Throws: `CommandFailure` for what is no address.
  init(_ site: Site, listed: [String], only: [String]) throws {
    isWhole = only.isEmpty
    let own = site.project.pages.filter { !$0.isErrorPage }
    let addresses = isWhole ? own.compactMap(Self.address).sorted() + listed : only
    var seen: Set<String> = []
    var found: Set<String> = []
    for address in addresses where seen.insert(address).inserted {
      pages.append(Page(address: address, name: SnapshotName.of(address)))
      if let page = try Self.page(at: address, site) { found.insert(page.name) }
    }
    leftOut = isWhole ? own.filter { !found.contains($0.name) }.map(Self.reason) : []
    guard !pages.isEmpty else { throw CommandFailure(Self.nothing(leftOut)) }
  }

  /// Where a page without parameters is.
  private static func address(of page: CheckedPage) -> String? {
    var segments: [String] = []
    for segment in page.path {
      guard case .literal(let text) = segment else { return nil }
      segments.append(text)
    }
    return "/" + segments.joined(separator: "/")
  }

  private static func page(at address: String, _ site: Site) throws -> CheckedPage? {
    do {
      let target = try RequestTarget(address, maximumLength: 8192)
      return site.page(at: address == "/" ? [] : target.segments)?.page
    } catch {
      throw CommandFailure("\(address): \(error.detail)", status: .wrongUsage)
    }
  }

  private static func reason(_ page: CheckedPage) -> String {
    let segments = page.path.map { segment in
      switch segment {
      case .literal(let text): text
      case .parameter(let name): "[\(name)]"
      }
    }
    let path = "/" + segments.joined(separator: "/")
    return "\(path) is left out: it has a parameter. List an address of it under “snapshots:” in facet.yaml."
  }

  private static func nothing(_ leftOut: [String]) -> String {
    (leftOut + ["There is no page to look at."]).joined(separator: "\n")
  }
}
