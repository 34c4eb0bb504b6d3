import FacetHummingbird
import HTTPTypes
import Testing

@testable import Gateway

@Suite struct ClientPolicyTests {
  private let demo = ClientPolicy(auth: .demo, hosts: ConfigurationResolver.loopbackNames, trustedProxies: [])
  private var users: ClientPolicy {
    ClientPolicy(
      auth: .users, hosts: ["shop.example", "other.example:8443"],
      trustedProxies: [AddressRange("10.0.0.1")].compactMap(\.self))
  }

  private func request(_ authority: String?, _ headers: HTTPFields = [:]) -> HTTPRequest {
    HTTPRequest(method: .get, scheme: "http", authority: authority, path: "/", headerFields: headers)
  }

  /// The status of the refusal, or nil when the request is taken.
  private func refusal(_ policy: ClientPolicy, _ request: HTTPRequest, peer: String? = nil) -> Int? {
    do {
      try policy.checkHost(policy.client(request, peer: peer))
      return nil
    } catch {
      return error.status
    }
  }

  static let addressed: [(String?, Int?)] = [
    ("localhost", nil), ("LOCALHOST:8080", nil), ("127.0.0.1:1", nil), ("[::1]", nil), ("[::1]:8080", nil),
    ("evil.example", 421), ("localhost.evil.example", 421), ("127.0.0.2", 421), ("localhost:", nil),
    ("localhost:x", 421), ("[::1]x", 421), ("", 400), (nil, 400),
  ]

  @Test(arguments: addressed)
  func inDemoOnlyLoopbackNamesAreAnswered(authority: String?, status: Int?) {
    #expect(refusal(demo, request(authority)) == status)
  }

  static let listed: [(String, Int?)] = [
    ("shop.example", nil), ("Shop.Example:9999", nil), ("other.example:8443", nil), ("other.example", 421),
    ("localhost", 421), ("shop.example.", 421),
  ]

  @Test(arguments: listed)
  func otherwiseTheListedNamesAre(authority: String, status: Int?) {
    #expect(refusal(users, request(authority)) == status)
  }

  @Test func aSecondHostHeaderIsMalformed() {
    guard let name = HTTPField.Name("Host") else { return }
    #expect(refusal(demo, request("localhost", [name: "localhost"])) == 400)
  }

  @Test(arguments: [
    HTTPField.Name.forwarded, .forwardedFor, .forwardedHost, .forwardedProto, .realIP,
    HTTPField.Name("X-Forwarded-Port"),
  ])
  func demoRefusesWhatAProxyForwards(name: HTTPField.Name?) throws {
    let name = try #require(name)
    #expect(refusal(demo, request("localhost", [name: "127.0.0.1"])) == 403)
  }

  @Test func onlyTrustedProxiesAreBelieved() throws {
    let headers: HTTPFields = [
      .forwardedFor: "1.1.1.1, 2.2.2.2", .forwardedHost: "shop.example", .forwardedProto: "https",
    ]
    let stranger = try users.client(request("shop.example", headers), peer: "10.0.0.2")
    #expect(stranger.address == "10.0.0.2")
    #expect(!stranger.isSecure)
    #expect(!stranger.isTrustedProxy)
    let proxy = try users.client(request("inner:8080", headers), peer: "10.0.0.1")
    #expect(proxy.address == "2.2.2.2")
    #expect(proxy.authority == "shop.example")
    #expect(proxy.isSecure)
    #expect(refusal(users, request("inner:8080", headers), peer: "10.0.0.2") == 421)
    #expect(refusal(users, request("inner:8080", headers), peer: "10.0.0.1") == nil)
  }

  @Test func aProxyThatSpeaksWithTwoVoicesIsNotBelieved() {
    let headers: HTTPFields = [.forwarded: "for=9.9.9.9", .forwardedFor: "2.2.2.2"]
    #expect(refusal(users, request("shop.example", headers), peer: "10.0.0.1") == 400)
    #expect(refusal(users, request("shop.example", headers), peer: "10.0.0.2") == nil)
  }

  @Test func theStandardHeaderIsRead() {
    let forwarding = Forwarding([.forwarded: #"for=9.9.9.9, for="1.2.3.4";proto=https;host="shop.example""#])
    #expect(forwarding.client == "1.2.3.4")
    #expect(forwarding.host == "shop.example")
    #expect(forwarding.isSecure)
  }

  /// Or each connection would be a visitor of its own, whom no limit knows.
  @Test(arguments: [
    ("192.0.2.1:4711", "192.0.2.1"), ("[2001:db8::1]:4711", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"),
    ("2001:db8::1", "2001:db8::1"), ("192.0.2.1", "192.0.2.1"), ("unknown", "unknown"), ("_hidden", "_hidden"),
  ])
  func aVisitorsPortIsNoPartOfTheAddress(node: String, address: String) {
    #expect(Forwarding([.forwarded: "for=\"\(node)\";proto=https"]).client == address)
    #expect(Forwarding([.forwardedFor: "9.9.9.9, \(node)"]).client == address)
    #expect(Forwarding([.realIP: node]).client == address)
  }
}
