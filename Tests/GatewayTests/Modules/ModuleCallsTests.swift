import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Gateway

@Suite struct ModuleCallsTests {
  @Test func modulesGetTheDecodedRequest() async throws {
    try await TestGateway.make().test(.router) { client in
      let response = try await client.execute(
        uri: "/api/echo/caf%C3%A9?q=a+b&q=%26", method: .patch,
        headers: [.contentType: "application/json; charset=utf-8", .idempotencyKey: "k1"],
        body: TestGateway.json(#"{"a":[1,null]}"#))
      #expect(response.status == .ok)
      #expect(response.headers[.contentType] == "application/json")
      #expect(response.headers[.cacheControl] == "no-store")
      #expect(response["method"] == "PATCH")
      #expect(response["path"] == ["api", "echo", "café"])
      #expect(response["query"] == [["q", "a b"], ["q", "&"]])
      #expect(response["body"] == ["a": [1, .null]])
      #expect(response["key"] == "k1")
    }
  }

  @Test func answersKeepStatusAndHeaders() async throws {
    try await TestGateway.make().test(.router) { client in
      let created = try await client.execute(uri: "/api/echo/created", method: .post)
      #expect(created.status == .created)
      #expect(created.headers[.location] == "/api/echo/7")
      let problem = try await client.execute(uri: "/api/echo/problem", method: .get)
      #expect(problem.status == .unprocessableContent)
      #expect(problem["type"] == "urn:facet:problem:validation")
      #expect(problem["errors"] == [["pointer": "/name", "detail": "must not be empty"]])
    }
  }

  @Test func bodiesThatCannotBeReadAreRefused() async throws {
    try await TestGateway.make({ $0.limits.body = 20 }).test(.router) { client in
      let cases: [(type: String?, body: String, status: Int)] = [
        ("application/json", "{\"a\":", 400), ("application/json", "\u{0}", 400), ("text/plain", "{}", 415),
        (nil, "{}", 415), ("application/x-www-form-urlencoded", "a=b", 415), ("multipart/form-data", "x", 415),
        ("application/json", "\"" + String(repeating: "a", count: 30) + "\"", 413),
      ]
      for (type, body, status) in cases {
        let headers: HTTPFields = type.map { [.contentType: $0] } ?? [:]
        let response = try await client.execute(
          uri: "/api/echo", method: .post, headers: headers, body: TestGateway.json(body))
        #expect(response.status.code == status, "\(body)")
        #expect(response.headers[.contentType] == "application/problem+json")
      }
    }
  }

  @Test func headersThatMustBeAloneAre() async throws {
    try await TestGateway.make().test(.router) { client in
      var headers = TestGateway.jsonHeaders
      headers.append(HTTPField(name: .idempotencyKey, value: "a"))
      headers.append(HTTPField(name: .idempotencyKey, value: "b"))
      let response = try await client.execute(uri: "/api/echo", method: .post, headers: headers)
      #expect(response.status == .badRequest)
    }
  }

  @Test func anotherSitesRequestsAreRefusedEverywhere() async throws {
    try await TestGateway.make().test(.router) { client in
      for uri in ["/api/echo", "/api/session", "/nothing"] {
        let response = try await client.execute(
          uri: uri, method: .post, headers: [.secFetchSite: "cross-site", .contentType: "application/json"])
        #expect(response.status == .forbidden)
      }
    }
  }

  @Test func modulesThatDoNotRunHereAreNotFound() async throws {
    try await TestGateway.make({ $0.backends.modules = [:] }).test(.router) { client in
      let response = try await client.execute(uri: "/api/echo", method: .get)
      #expect(response.status == .notFound)
    }
  }

  @Test func readinessNamesTheModuleThatIsNotHealthy() async throws {
    let app = TestGateway.make(modules: [EchoModule(trouble: "disk /secret full")])
    try await app.test(.router) { client in
      let response = try await client.execute(uri: "/health/ready", method: .get)
      #expect(response.status == .serviceUnavailable)
      #expect(response["modules"] == ["echo": "unavailable"])
      #expect(!response.text.contains("secret"))
      #expect(try await client.execute(uri: "/health/live", method: .get).status == .ok)
    }
  }
}
