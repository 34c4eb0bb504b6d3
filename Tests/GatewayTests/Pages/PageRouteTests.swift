import Facet
import FacetHummingbird
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import Gateway

/// The pages of `Examples/ForeignAPI`, over a server that is not ours.
@Suite struct PageRouteTests {
  private func test(
    returned: Set<PrefixBackend.Returned> = [],
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    let site = try Site.load(
      folder: ForeignTodos.example("ForeignAPI"), options: SiteOptions(hasClients: false))
    try await ForeignTodos().application().test(.live) { foreign in
      let address = try #require(BackendAddress("http://localhost:\(foreign.port ?? 0)"))
      let backends = Backends(
        prefixes: [PrefixBackend(prefix: ["api", "todos"], address: address, returned: returned)])
      var configuration = GatewayConfiguration(
        listen: .init(host: "127.0.0.1", port: 0), auth: .none, hosts: ["localhost"], backends: backends)
      configuration.limits.body = 2000
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      try await buildGateway(configuration, GatewayParts(site: ServedSite(site)), logger: logger).test(.router, body)
    }
  }

  private static let html: HTTPFields = [.accept: "text/html"]

  private static func post(_ fields: String) -> (HTTPFields, ByteBuffer) {
    (
      [.accept: "text/html", .contentType: "application/x-www-form-urlencoded", .secFetchSite: "same-origin"],
      ByteBuffer(string: fields)
    )
  }

  /// The `_action` of the form that has the text.
  private func action(_ page: String, _ text: String) throws -> String {
    let form = try #require(page.components(separatedBy: "<form").first { $0.contains(text) && $0.contains("_action") })
    let rest = try #require(form.components(separatedBy: "name=\"_action\" value=\"").last)
    return String(rest.prefix { $0 != "\"" })
  }

  @Test(arguments: Target.allCases)
  func everyVariantShowsThePage(target: Target) async throws {
    try await test { client in
      let response = try await client.execute(uri: target.root, method: .get)
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "text/html; charset=utf-8")
      #expect(response.headers[.cacheControl] == "no-store")
      #expect(response.text.contains("data-variant=\"\(target.rawValue)\""))
      #expect(response.text.contains("<a href=\"\(target.root)/todos/1\">&lt;b&gt;</a>"))
    }
  }

  @Test func everyPageHasANonceOfItsOwn() async throws {
    try await test { client in
      let first = try await client.execute(uri: "/alpine", method: .get).headers[.contentSecurityPolicy]
      let second = try await client.execute(uri: "/alpine", method: .get).headers[.contentSecurityPolicy]
      #expect(first?.contains("'strict-dynamic'") == true)
      #expect(first != second)
    }
  }

  @Test func addressesLeadToOnePlace() async throws {
    try await test { client in
      let home = try await client.execute(uri: "/", method: .get)
      #expect(home.status == .seeOther)
      #expect(home.headers[.location] == "/alpine")
      let slash = try await client.execute(uri: "/alpine/?q=a%20b", method: .get)
      #expect(slash.status == .permanentRedirect)
      #expect(slash.headers[.location] == "/alpine?q=a%20b")
      let deep = try await client.execute(uri: "/solid/todos/1/", method: .get)
      #expect(deep.headers[.location] == "/solid/todos/1")
      let outside = try await client.execute(uri: "//evil.example/", method: .get)
      #expect(outside.status == .badRequest)
    }
  }

  @Test func theStylesheetMayBeKept() async throws {
    try await test { client in
      let page = try await client.execute(uri: "/alpine", method: .get).text
      let link = try #require(page.components(separatedBy: "rel=\"stylesheet\" href=\"").last)
      let styles = try await client.execute(uri: String(link.prefix { $0 != "\"" }), method: .get)
      #expect(styles.status == .ok)
      #expect(styles.headers[.contentType] == "text/css; charset=utf-8")
      #expect(styles.headers[.cacheControl]?.contains("immutable") == true)
    }
  }

  static let failures: [(String, Int)] = [
    ("/alpine/todos/1", 200), ("/alpine/todos/2", 404), ("/alpine/todos/3", 403), ("/alpine/todos/5", 502),
    ("/alpine/todos/x", 404), ("/alpine/nothing", 404), ("/alpine?q=broken", 502), ("/alpine?q=wrong", 502),
    ("/alpine/%zz", 400), ("/alpine?q=%ff", 400),
  ]

  @Test(arguments: failures)
  func whatGoesWrongIsAWholePage(uri: String, status: Int) async throws {
    try await test { client in
      let response = try await client.execute(uri: uri, method: .get, headers: Self.html)
      #expect(response.status.code == status)
      #expect(response.headers[.contentType] == "text/html; charset=utf-8")
      #expect(response.text.hasPrefix("<!doctype html>"))
      #expect(response.text.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("</html>"))
      #expect(response.headers[.contentSecurityPolicy]?.contains("script-src 'nonce-") == true)
    }
  }

  @Test func theStateDocumentIsJSON() async throws {
    try await test { client in
      let accept: HTTPFields = [.accept: "application/vnd.facet+json"]
      let response = try await client.execute(uri: "/alpine", method: .get, headers: accept)
      #expect(response.headers[.contentType] == "application/vnd.facet+json")
      #expect(response.headers[.vary]?.contains("Accept") == true)
      guard case .dictionary = response.json else {
        Issue.record("\(response.text)")
        return
      }
      let missing = try await client.execute(uri: "/alpine/todos/2", method: .get, headers: accept)
      #expect(missing.status == .notFound)
      #expect(missing.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func formsRunTheirAction() async throws {
    try await test(returned: [.setCookie]) { client in
      let page = try await client.execute(uri: "/alpine", method: .get).text
      let action = try action(page, "name=\"title\"")
      let (headers, body) = Self.post("_action=\(PercentCoding.encode(action))&title=Bread+%26+%3Cmilk%3E")
      let done = try await client.execute(uri: "/alpine", method: .post, headers: headers, body: body)
      #expect(done.status == .seeOther)
      #expect(done.headers[.location] == "/alpine")
      #expect(done.headers[.setCookie] == "theirs=1")
      let after = try await client.execute(uri: "/alpine", method: .get)
      #expect(after.text.contains("Bread &amp; &lt;milk&gt;"))
      #expect(after.headers[.setCookie] == nil)

      let (_, empty) = Self.post("_action=\(PercentCoding.encode(action))&title=")
      let refused = try await client.execute(uri: "/alpine", method: .post, headers: headers, body: empty)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("The title must not be empty."))

      let (_, edited) = Self.post("_action=9.9%239&title=x")
      let gone = try await client.execute(uri: "/alpine", method: .post, headers: headers, body: edited)
      #expect(gone.status == .conflict)
    }
  }

  @Test func formsThatAreNotOursAreRefusedWithAPage() async throws {
    try await test { client in
      let (own, body) = Self.post("_action=0&title=x")
      var cases: [(HTTPFields, ByteBuffer, Int)] = []
      var foreign = own
      foreign[.secFetchSite] = "cross-site"
      cases.append((foreign, body, 403))
      var plain = own
      plain[.contentType] = "text/plain"
      cases.append((plain, body, 415))
      cases.append((own, ByteBuffer(string: "title=%zz"), 400))
      cases.append((own, ByteBuffer(bytes: [0x61, 0x3d, 0xff]), 400))
      cases.append((own, ByteBuffer(repeating: 0x61, count: 3000), 413))
      for (headers, body, status) in cases {
        let response = try await client.execute(uri: "/alpine", method: .post, headers: headers, body: body)
        #expect(response.status.code == status)
        #expect(response.text.hasPrefix("<!doctype html>"))
        var asJSON = headers
        asJSON[.accept] = "application/json"
        let problem = try await client.execute(uri: "/alpine", method: .post, headers: asJSON, body: body)
        #expect(problem.status.code == status)
        #expect(problem.headers[.contentType] == "application/problem+json")
      }
      let put = try await client.execute(uri: "/alpine", method: .put, headers: own)
      #expect(put.status == .methodNotAllowed)
      #expect(put.headers[.allow] == "GET, HEAD, POST")
    }
  }
}
