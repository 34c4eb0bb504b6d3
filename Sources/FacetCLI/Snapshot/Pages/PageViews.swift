import AsyncHTTPClient
import Facet
import NIOCore
import NIOHTTP1

/// What the server answers with for pages.
struct PageViews: Sendable {
  /// `http://127.0.0.1:49152`
  let address: String
  let sites: SnapshotSites
  let reports: PageReports

  struct Answer: Sendable {
    let status: Int
    let page: PageLines
    /// What the page reported to the operator.
    let reports: [String]

    /// There is nothing to look at where a page leads elsewhere.
    var isRedirect: Bool { (300..<400).contains(status) }
    var isDefect: Bool { status >= 500 }
  }

  private static let maximumBytes = 32 << 20

  func url(of page: SnapshotPlan.Page, _ target: Target) -> String {
    address + target.root + (page.address == "/" ? "" : page.address)
  }

  /// What the page says, without what its clients need.
  func answer(to page: SnapshotPlan.Page, _ target: Target, _ client: HTTPClient) async throws -> Answer {
    sites.served.replace(with: sites.plain)
    _ = reports.take()
    var request = HTTPClientRequest(url: url(of: page, target))
    request.headers.add(name: "Accept", value: "text/html")
    let response = try await client.execute(request, timeout: .seconds(60))
    let body = try await response.body.collect(upTo: Self.maximumBytes)
    let neutral = NeutralText(origin: address, root: target.root)
    var page = PageLines(html: neutral.page(String(buffer: body)), neutral)
    page.begin(with: heading(response, neutral))
    return Answer(status: Int(response.status.code), page: page, reports: reports.take())
  }

  private func heading(_ response: HTTPClientResponse, _ neutral: NeutralText) -> String {
    let place = response.headers.first(name: "Location").map { " to " + neutral.address($0) } ?? ""
    return "status \(response.status.code)\(place)"
  }

  static func withClient<Result>(_ work: (HTTPClient) async throws -> Result) async throws -> Result {
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled))
    do {
      let result = try await work(client)
      try await client.shutdown()
      return result
    } catch {
      try? await client.shutdown()
      throw error
    }
  }
}
