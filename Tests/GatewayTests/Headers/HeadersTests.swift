import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import FacetHummingbird
@testable import Gateway

@Suite struct HeadersTests {
  /// One address for each kind of answer, errors too.
  static let addresses: [(HTTPRequest.Method, String, Int)] = [
    (.get, "/health/live", 200), (.get, "/api/session", 200), (.get, "/api/openapi.json", 200),
    (.get, "/api/echo", 200), (.get, "/api/echo/problem", 422), (.get, "/api/nothing", 404), (.get, "/nothing", 404),
    (.get, "/a/../b", 400), (.get, "/%zz", 400), (.get, "/" + String(repeating: "a", count: 9000), 414),
    (.post, "/health/live", 405), (.delete, "/api/openapi.json", 405), (.get, "/.env", 404),
  ]

  @Test(arguments: addresses)
  func everyResponseHasThePolicy(method: HTTPRequest.Method, uri: String, status: Int) async throws {
    try await TestGateway.make().test(.router) { client in
      let response = try await client.execute(uri: uri, method: method)
      #expect(response.status.code == status)
      let headers = response.headers
      #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
      #expect(headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers[.referrerPolicy] == "same-origin")
      #expect(headers[.permissionsPolicy]?.contains("camera=()") == true)
      #expect(headers[.crossOriginOpenerPolicy] == "same-origin")
      #expect(headers[.crossOriginResourcePolicy] == "same-origin")
      #expect(headers[.cacheControl] != nil)
      #expect(headers[.requestID].map(RequestIDs.isSane) == true)
      if status >= 400 {
        #expect(headers[.contentType] == "application/problem+json")
        #expect(response["status"] != nil && response["title"] != nil && response["type"] != nil)
      }
    }
  }

  @Test func aPagesPolicyIsCompleteAndNamesItsNonce() {
    let policy = ContentPolicy.page(nonce: "N")
    #expect(!policy.contains("unsafe-"))
    for part in [
      "script-src 'nonce-N' 'strict-dynamic'", "style-src 'self' 'nonce-N'", "object-src 'none'", "base-uri 'none'",
      "frame-ancestors 'none'", "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types facet",
    ] {
      #expect(policy.components(separatedBy: "; ").contains(part))
    }
  }

  @Test func methodsThatAreNotAnsweredNameThoseThatAre() async throws {
    try await TestGateway.make().test(.router) { client in
      let response = try await client.execute(uri: "/api/session", method: .put)
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.allow] == "GET, HEAD, POST, DELETE")
    }
  }

  @Test(arguments: ["/health/live", "/api/session", "/api/echo", "/nothing", "/api/echo/nothing"])
  func headAnswersAsGetDoesWithoutABody(uri: String) async throws {
    try await TestGateway.make().test(.router) { client in
      let get = try await client.execute(uri: uri, method: .get)
      let head = try await client.execute(uri: uri, method: .head)
      #expect(head.status == get.status)
      #expect(head.headers[.contentType] == get.headers[.contentType])
      #expect(head.body.readableBytes == 0)
      if uri != "/api/echo" { #expect(head.headers[.contentLength] == get.headers[.contentLength]) }
    }
  }

  @Test func anAnswerWithoutContentHasNoLength() async throws {
    try await TestGateway.make().test(.router) { client in
      let response = try await client.execute(uri: "/api/echo/nothing", method: .delete)
      #expect(response.status == .noContent)
      #expect(response.headers[.contentLength] == nil)
      #expect(response.headers[.contentType] == nil)
    }
  }

  @Test func requestIDsOfStrangersAreNotTaken() async throws {
    try await TestGateway.make().test(.router) { client in
      let headers: HTTPFields = [.requestID: "given-by-a-stranger"]
      let response = try await client.execute(uri: "/health/live", method: .get, headers: headers)
      #expect(response.headers[.requestID] != "given-by-a-stranger")
    }
    #expect(RequestIDs.id(of: [.requestID: "0123abcd-x"], trusted: true) == "0123abcd-x")
    for wrong in ["short", "with space", "new\nline-in-it", String(repeating: "a", count: 65), "übermut-id"] {
      #expect(!RequestIDs.isSane(wrong))
    }
  }

  @Test func varyIsExtendedOnce() {
    var headers: HTTPFields = [.vary: "Accept"]
    ResponseFinisher.addVary("Accept-Encoding", to: &headers)
    ResponseFinisher.addVary("accept-encoding", to: &headers)
    #expect(headers[.vary] == "Accept, Accept-Encoding")
  }

  @Test func tokensAreNotCompressed() {
    let html: HTTPFields = [.contentType: "text/html; charset=utf-8", .contentLength: "5000"]
    #expect(Compression.isCompressible(html))
    for (name, value) in [
      (HTTPField.Name.setCookie, "a=b"), (.contentEncoding, "br"), (.contentRange, "bytes 0-1/2"),
      (.cacheControl, "no-transform"),
    ] {
      var headers = html
      headers[name] = value
      #expect(!Compression.isCompressible(headers))
    }
    #expect(!Compression.isCompressible([.contentType: "text/html", .contentLength: "100"]))
    #expect(!Compression.isCompressible([.contentType: "text/event-stream"]))
    #expect(!Compression.isCompressible([.contentType: "image/png"]))
    #expect(Compression.isCompressible([.contentType: "application/problem+json", .contentLength: "900"]))
  }
}
