import FacetHummingbird
import FacetValue
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Gateway

@Suite struct BackendProxyTests {
  /// Somebody else's API: says what it got, streams, redirects, fails.
  private static func foreignAPI() -> some ApplicationProtocol {
    let router = Router()
    for method in [HTTPRequest.Method.get, .post, .put, .delete, .head] {
      router.on("/v2/api/todos/**", method: method) { request, _ -> Response in
        let body = try await request.body.collect(upTo: 10_000_000)
        let lines = request.headers.map { "\($0.name.canonicalName): \($0.value)" }
        let text = (["\(request.method) \(request.head.path ?? "")"] + lines).joined(separator: "\n")
        return Response(
          status: .accepted,
          headers: [
            .contentType: "text/plain", .setCookie: "theirs=1", .contentSecurityPolicy: "default-src *",
            .connection: "x-dropped",
          ],
          body: .init(byteBuffer: ByteBuffer(string: text + "\n\n" + String(buffer: body))))
      }
    }
    router.get("/v2/api/todos/moved") { _, _ in Response.redirect(to: "http://127.0.0.1:1/", type: .found) }
    router.get("/v2/api/todos/stream") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/plain"],
        body: .init { writer in
          for part in ["one ", "two ", "three"] {
            try await writer.write(ByteBuffer(string: part))
            try await Task.sleep(for: .milliseconds(5))
          }
          try await writer.finish(nil)
        })
    }
    return Application(router: router)
  }

  private func test(
    forward: Set<PrefixBackend.Forwarded> = [], returned: Set<PrefixBackend.Returned> = [],
    _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void
  ) async throws {
    try await Self.foreignAPI().test(.live) { foreign in
      let address = try #require(BackendAddress("http://localhost:\(foreign.port ?? 0)/v2"))
      let gateway = TestGateway.make {
        $0.limits.body = 100_000
        $0.backends.prefixes = [
          PrefixBackend(prefix: ["api", "todos"], address: address, forward: forward, returned: returned)
        ]
      }
      try await gateway.test(.live, body)
    }
  }

  @Test func requestsPassWithPathQueryAndBody() async throws {
    try await test { client in
      let response = try await client.execute(
        uri: "/api/todos/caf%C3%A9?q=a+b", method: .post,
        headers: [.contentType: "application/json", .cookie: "a=b", .secFetchSite: "same-origin"],
        body: ByteBuffer(string: "{}"))
      #expect(response.status == .accepted)
      #expect(response.text.hasPrefix("POST /v2/api/todos/caf%C3%A9?q=a+b\n"))
      #expect(response.text.hasSuffix("\n\n{}"))
      #expect(response.text.contains("content-type: application/json"))
      #expect(response.text.contains("x-request-id: \(response.headers[.requestID] ?? "none")"))
    }
  }

  @Test func headersThatTellWhoAVisitorIsStayHere() async throws {
    let headers: HTTPFields = [
      .cookie: "facet_session=secret; a=b", .authorization: "Bearer secret", .acceptLanguage: "de",
      .connection: "x-private", .secFetchSite: "same-origin",
    ]
    try await test { client in
      let text = try await client.execute(uri: "/api/todos/1", method: .get, headers: headers).text
      for name in ["cookie:", "authorization:", "accept-language:", "x-private:", "secret"] {
        #expect(!text.contains("\n\(name)") && !text.contains("secret"))
      }
    }
    try await test(forward: [.cookie, .authorization, .acceptLanguage]) { client in
      let text = try await client.execute(uri: "/api/todos/1", method: .get, headers: headers).text
      #expect(text.contains("cookie: a=b\n") || text.contains("cookie: a=b"))
      #expect(text.contains("authorization: Bearer secret"))
      #expect(text.contains("accept-language: de"))
      #expect(!text.contains("facet_session"))
    }
  }

  @Test func cookiesComeBackOnlyWhereTheyMay() async throws {
    try await test { client in
      let response = try await client.execute(uri: "/api/todos/1", method: .post)
      #expect(response.headers[.setCookie] == nil)
      #expect(response.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
    }
    try await test(returned: [.setCookie]) { client in
      let post = try await client.execute(uri: "/api/todos/1", method: .post)
      #expect(post.headers[.setCookie] == "theirs=1")
      let get = try await client.execute(uri: "/api/todos/1", method: .get)
      #expect(get.headers[.setCookie] == nil)
    }
  }

  @Test func redirectsAreNotFollowed() async throws {
    try await test { client in
      let response = try await client.execute(uri: "/api/todos/moved", method: .get)
      #expect(response.status == .found)
      #expect(response.headers[.location] == "http://127.0.0.1:1/")
    }
  }

  @Test func answersStream() async throws {
    try await test { client in
      let response = try await client.execute(uri: "/api/todos/stream", method: .get)
      #expect(response.text == "one two three")
    }
  }

  @Test func headHasNoBody() async throws {
    try await test { client in
      let response = try await client.execute(uri: "/api/todos/1", method: .head)
      #expect(response.status == .accepted)
      #expect(response.body.readableBytes == 0)
    }
  }

  @Test func bodiesOverTheLimitAndEncodedSlashesAreRefused() async throws {
    try await test { client in
      let large = ByteBuffer(repeating: 0x61, count: 200_000)
      let response = try await client.execute(uri: "/api/todos/1", method: .post, body: large)
      #expect(response.status == .contentTooLarge)
      #expect(try await client.execute(uri: "/api/todos/a%2F..%2Fb", method: .get).status == .badRequest)
      #expect(try await client.execute(uri: "/api/todos/%2e%2e/x", method: .get).status == .badRequest)
    }
  }

  @Test func aServerThatIsNotThereIs502() async throws {
    let address = try #require(BackendAddress("http://127.0.0.1:1"))
    let gateway = TestGateway.make {
      $0.backends.prefixes = [PrefixBackend(prefix: ["api", "todos"], address: address)]
    }
    try await gateway.test(.router) { client in
      let response = try await client.execute(uri: "/api/todos/1", method: .get)
      #expect(response.status == .badGateway)
      #expect(response["type"] == "urn:facet:problem:backend-unreachable")
      #expect(!response.text.contains("127.0.0.1"))
    }
  }

  /// The same bytes, but for those that stand in no address (RFC 3986 §2): they arrive as a browser would send them.
  @Test(arguments: [
    ("/api/todos/a;b=c,d?x=%20&z='q'&&e=", nil), ("/api/todos/%41%2b%c3%a9?", nil),
    ("/api/todos/a+b@c:d!$&'()*=~", nil), ("/api/todos/x?a=b?c=d/../e", nil), ("/api/todos/%7E/-._~?%7e", nil),
    ("/api/todos/%20{a}?x=%20&y=[1]|^`<\"", "/api/todos/%20%7Ba%7D?x=%20&y=%5B1%5D%7C%5E%60%3C%22"),
  ])
  func pathsArriveAsTheyCame(target: String, expected: String?) async throws {
    try await test { client in
      let answer = try await RawConnection.exchange(
        port: client.port ?? 0, "GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let text = String(decoding: answer, as: UTF8.self)
      #expect(text.contains("GET /v2\(expected ?? target)\n"), "\(text)")
    }
  }

  @Test func whatIsSaidAboutTheVisitorIsOurs() async throws {
    let headers = [
      "traceparent: 00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", "tracestate: a=b", "baggage: a=b",
      "X-Facet-Timeout-Ms: 99999999", "TE: trailers", "Upgrade: websocket", "Connection: close, X-Private, Upgrade",
      "X-Private: 1", "Keep-Alive: timeout=5", "Via: 1.1 x", "X-Kept: 1",
    ]
    try await test { client in
      let answer = try await RawConnection.exchange(
        port: client.port ?? 0,
        "GET /api/todos/1 HTTP/1.1\r\nHost: localhost\r\n\(headers.joined(separator: "\r\n"))\r\n\r\n",
        until: { $0.contains("x-facet-timeout-ms") && $0.hasSuffix("\n\n") })
      let text = String(decoding: answer, as: UTF8.self)
      #expect(text.contains("\nx-facet-timeout-ms: ") && !text.contains("99999999"))
      #expect(text.contains("\ntraceparent: 00-") && !text.contains("0123456789abcdef"))
      #expect(text.contains("\nforwarded: for=") && text.contains("\nx-kept: 1"))
      for name in ["tracestate", "baggage", "te", "upgrade", "x-private", "keep-alive", "via", "connection"] {
        #expect(!text.contains("\n\(name): "), "\(name)")
      }
    }
  }
}
