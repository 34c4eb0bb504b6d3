import Facet
import Gateway
import Synchronization

/// The templates twice. What a page says is asked of a site without clients: what a target adds to the HTML is Facet's
/// affair, and changes with Facet. How it looks is asked of one with them.
struct SnapshotSites: Sendable {
  let plain: Site
  let interactive: Site
  /// Serves one of them at a time.
  let served: ServedSite

  init(_ configuration: GatewayConfiguration, _ reports: PageReports) throws {
    var options = try configuration.clientOptions()
    options.apiPrefixes = ["/api"] + configuration.backends.prefixes.map(\.path)
    options.report = { reports.add($0) }
    interactive = try SiteLoading.load(configuration.templates, options)
    options.hasClients = false
    plain = try SiteLoading.load(configuration.templates, options)
    served = ServedSite(plain)
  }
}

/// What the pages have reported to the operator.
final class PageReports: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }

  /// Those since the last time.
  func take() -> [String] {
    lines.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
