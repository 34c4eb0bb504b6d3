import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// `mountFacet` on somebody's own router.
@Suite struct MountTests {
  private struct API: PageAPI {
    func call(_ request: PageAPIRequest) async -> PageAPIReply {
      request.method == "GET"
        ? PageAPIReply(status: 200, body: .value([["id": 1, "title": "<i>", "done": false]]))
        : PageAPIReply(status: 201, body: .value(["id": 2, "title": "x", "done": false]))
    }
  }

  private func test(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    let router = Router()
    router.mountFacet(try Site.load(folder: ForeignTodos.example("Todo"))) { _, _ in API() }
    router.get("/own") { _, _ in "own" }
    try await Application(router: router).test(.router, body)
  }

  @Test func pagesAreServedBesideTheApplicationsOwnRoutes() async throws {
    try await test { client in
      let page = try await client.execute(uri: "/preact", method: .get)
      #expect(page.status == .ok)
      #expect(page.text.contains("&lt;i&gt;"))
      #expect(page.headers[.contentSecurityPolicy]?.contains("script-src 'nonce-") == true)
      #expect(page.headers[.cacheControl] == "no-store")
      let own = try await client.execute(uri: "/own", method: .get)
      #expect(own.text == "own")
      let head = try await client.execute(uri: "/preact", method: .head)
      #expect(head.body.readableBytes == 0)
      let missing = try await client.execute(uri: "/preact/nothing", method: .get)
      #expect(missing.status == .notFound)
      let slash = try await client.execute(uri: "/preact/", method: .get)
      #expect(slash.headers[.location] == "/preact")
    }
  }

  @Test func anotherSitesFormsAreRefused() async throws {
    try await test { client in
      let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .origin: "http://evil.example"]
      let refused = try await client.execute(
        uri: "/preact", method: .post, headers: headers, body: ByteBuffer(string: "_action=0"))
      #expect(refused.status == .forbidden)
      #expect(refused.headers[.xContentTypeOptions] == "nosniff")
    }
  }
}
