import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Shop
import Testing

@testable import Gateway

@Suite struct SessionTests {
  private func users(_ configuration: inout GatewayConfiguration) { configuration.auth = .users }

  private func signIn(
    _ client: any TestClientProtocol, _ email: String, _ password: String = "right", cookie: String? = nil
  ) async throws -> TestResponse {
    var headers = TestGateway.jsonHeaders
    if let cookie {
      headers[.cookie] = cookie
      headers[.secFetchSite] = "same-origin"
    }
    return try await client.execute(
      uri: "/api/session", method: .post, headers: headers,
      body: TestGateway.json(#"{"email":"\#(email)","password":"\#(password)"}"#))
  }

  private func session(_ client: any TestClientProtocol, _ cookie: String?) async throws -> TestResponse {
    try await client.execute(
      uri: "/api/session", method: .get, headers: cookie.map { [.cookie: $0] } ?? [:])
  }

  @Test func inDemoEverybodyActsAsTheManager() async throws {
    try await TestGateway.make().test(.router) { client in
      let response = try await session(client, nil)
      #expect(response["signedIn"] == false)
      #expect(response["role"] == "manager")
      #expect(response["mode"] == "demo")
      #expect(response["userID"] == 2)
      #expect(try await client.execute(uri: "/api/echo", method: .get)["role"] == "manager")
    }
  }

  @Test func withoutASessionAVisitorIsAnonymous() async throws {
    for mode in [GatewayConfiguration.AuthMode.users, .none] {
      try await TestGateway.make({ $0.auth = mode }).test(.router) { client in
        let seen = try await session(client, nil)
        #expect(seen["role"] == "anonymous")
        let echo = try await client.execute(uri: "/api/echo", method: .get)
        #expect(echo["role"] == "anonymous")
      }
    }
  }

  @Test func signingInMakesASessionThatSigningOutEnds() async throws {
    try await TestGateway.make(users).test(.router) { client in
      let signedIn = try await signIn(client, "admin")
      #expect(signedIn.status == .ok)
      #expect(signedIn["role"] == "admin")
      let header = try #require(signedIn.headers[.setCookie])
      for part in ["facet_session=", "; Path=/", "; HttpOnly", "; SameSite=Lax"] { #expect(header.contains(part)) }
      #expect(!header.contains("Secure"))
      #expect(signedIn.headers[.cacheControl] == "no-store")
      let cookie = try #require(signedIn.cookie)
      #expect(cookie.count == "facet_session=".count + 43)
      let token = try #require(signedIn.headers[.facetToken])

      let seen = try await session(client, cookie)
      #expect(seen["signedIn"] == true)
      #expect(seen["userID"] == 3)
      #expect(try await client.execute(uri: "/api/echo", method: .get, headers: [.cookie: cookie])["user"] == 3)

      let out = try await client.execute(
        uri: "/api/session", method: .delete,
        headers: [.cookie: cookie, .secFetchSite: "same-origin", .facetToken: token])
      #expect(out.status == .noContent)
      #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
      #expect(try await session(client, cookie)["signedIn"] == false)
    }
  }

  @Test func theTokenChangesAtEverySignIn() async throws {
    try await TestGateway.make(users).test(.router) { client in
      let first = try #require(try await signIn(client, "viewer").cookie)
      let second = try #require(try await signIn(client, "viewer", cookie: first).cookie)
      #expect(first != second)
      #expect(try await session(client, first)["signedIn"] == false)
      #expect(try await session(client, second)["signedIn"] == true)
      let planted = "facet_session=" + String(repeating: "A", count: 43)
      #expect(try await signIn(client, "viewer", cookie: planted).cookie != planted)
    }
  }

  @Test func wrongPasswordsAndBodiesSignNobodyIn() async throws {
    try await TestGateway.make(users).test(.router) { client in
      let wrong = try await signIn(client, "admin", "wrong")
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.headers[.setCookie] == nil)
      #expect(!wrong.text.contains("wrong\""))
      for (body, status) in [(#"{"email":1,"password":"x"}"#, 400), ("[]", 400), ("", 400), ("{", 400)] {
        let response = try await client.execute(
          uri: "/api/session", method: .post, headers: TestGateway.jsonHeaders, body: TestGateway.json(body))
        #expect(response.status.code == status)
      }
    }
  }

  @Test func rolesAreReadAfresh() async throws {
    let accounts = TestAccounts()
    try await TestGateway.make(accounts: accounts, users).test(.router) { client in
      let cookie = try #require(try await signIn(client, "manager").cookie)
      await accounts.set(2, .viewer)
      #expect(try await session(client, cookie)["role"] == "viewer")
      await accounts.set(2, nil)
      #expect(try await session(client, cookie)["signedIn"] == false)
      await accounts.set(2, .manager)
      // Whoever was locked out has to sign in again.
      #expect(try await session(client, cookie)["signedIn"] == false)
    }
  }

  @Test func aNewPasswordEndsSessions() async throws {
    let accounts = TestAccounts()
    try await TestGateway.make(accounts: accounts, users).test(.router) { client in
      let cookie = try #require(try await signIn(client, "manager").cookie)
      #expect(try await session(client, cookie)["signedIn"] == true)
      await accounts.changePassword(2)
      #expect(try await session(client, cookie)["signedIn"] == false)
      let fresh = try #require(try await signIn(client, "manager").cookie)
      #expect(try await session(client, fresh)["signedIn"] == true)
    }
  }

  @Test func cookiesOfAnotherShapeAreNoSessions() async throws {
    try await TestGateway.make(users).test(.router) { client in
      let cookie = try #require(try await signIn(client, "viewer").cookie)
      #expect(try await session(client, "a=b; \(cookie); c=d")["signedIn"] == true)
      #expect(try await session(client, "\(cookie); \(cookie)")["signedIn"] == false)
      #expect(try await session(client, "__Host-\(cookie)")["signedIn"] == false)
      #expect(try await session(client, "facet_session=x")["signedIn"] == false)
    }
  }

  @Test func nobodySignsInWhereTheBackendAuthorises() async throws {
    try await TestGateway.make({ $0.auth = .none }).test(.router) { client in
      let response = try await signIn(client, "admin")
      #expect(response.status == .notFound)
    }
  }

  @Test func underTLSTheCookieIsSecureAndBound() {
    let cookie = SessionCookie.set("T", isSecure: true)
    #expect(cookie == "__Host-facet_session=T; Path=/; HttpOnly; SameSite=Lax; Secure")
    #expect(SessionCookie.clear(isSecure: true).contains("Secure"))
  }

  @Test func behindATrustedProxyThatEndsTLSTheCookieIsSecure() async throws {
    let gateway = TestGateway.make {
      $0.auth = .users
      $0.trustedProxies = AddressRange.loopback
    }
    try await gateway.test(.live) { client in
      var headers = TestGateway.jsonHeaders
      headers[.forwardedProto] = "https"
      let signedIn = try await client.execute(
        uri: "/api/session", method: .post, headers: headers,
        body: TestGateway.json(#"{"email":"viewer","password":"right"}"#))
      let cookie = try #require(signedIn.cookie)
      #expect(cookie.hasPrefix("__Host-facet_session="))
      #expect(signedIn.headers[.setCookie]?.hasSuffix("; Secure") == true)
      let seen = try await client.execute(
        uri: "/api/session", method: .get, headers: [.cookie: cookie, .forwardedProto: "https"])
      #expect(seen["signedIn"] == true)
      // Over plain HTTP the same cookie is none.
      let plain = try await client.execute(uri: "/api/session", method: .get, headers: [.cookie: cookie])
      #expect(plain["signedIn"] == false)
    }
  }

  @Test func anotherServerDoesNotGetTheSession() {
    #expect(SessionCookie.withoutSession([.cookie: "a=b; facet_session=x; c=d; __Host-facet_session=y"]) == "a=b; c=d")
    #expect(SessionCookie.withoutSession([.cookie: "facet_session=x"]) == nil)
  }

  @Test func sessionsEndWhenIdleAndAtTheLatestAfterAWhile() async throws {
    let policy = SessionPolicy(idle: .seconds(60), absolute: .seconds(100))
    let begin = 1_700_000_000_000
    func after(_ seconds: Int) -> Instant { Instant(milliseconds: begin + seconds * 1000) }
    var session = Session(userID: 1, accessVersion: 0, created: after(0), lastUsed: after(0))
    #expect(policy.allows(session, at: after(59)))
    #expect(!policy.allows(session, at: after(60)))
    session.lastUsed = after(59)
    #expect(policy.allows(session, at: after(99)))
    #expect(!policy.allows(session, at: after(100)))

    let store = MemorySessionStore(capacity: 2)
    let keys = ["a", "b", "c"].map(SessionKey.init(token:))
    for (index, key) in keys.enumerated() {
      let time = after(index)
      await store.insert(Session(userID: index, accessVersion: 0, created: time, lastUsed: time), for: key)
    }
    #expect(await store.session(for: keys[0]) == nil)
    #expect(await store.session(for: keys[2])?.userID == 2)
    await store.removeExpired(policy, at: after(61))
    #expect(await store.session(for: keys[1]) == nil)
    #expect(await store.session(for: keys[2]) != nil)
  }
}
