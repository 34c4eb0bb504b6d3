import HTTPTypes
import Testing

@testable import FacetHummingbird

@Suite struct RequestTargetTests {
  @Test func pathsAndQueriesAreDecoded() throws {
    let target = try RequestTarget("/alpine/caf%C3%A9/a%2Fb?q=a+b%26&x&q=2", maximumLength: 100)
    #expect(target.segments == ["alpine", "café", "a/b"])
    #expect(target.query.map(\.name) == ["q", "x", "q"])
    #expect(target.query.map(\.value) == ["a b&", "", "2"])
    #expect(target.below(1) == "/caf%C3%A9/a%2Fb?q=a+b%26&x&q=2")
    #expect(!target.hasTrailingSlash)
  }

  @Test func theRootHasNoSegments() throws {
    let target = try RequestTarget("/", maximumLength: 100)
    #expect(target.segments.isEmpty)
    #expect(!target.hasTrailingSlash)
    #expect(try RequestTarget("/alpine/", maximumLength: 100).hasTrailingSlash)
    #expect(try RequestTarget("/alpine", maximumLength: 100).below(1) == "/")
  }

  @Test(arguments: [
    "", "*", "alpine", "http://h/alpine", "/a//b", "//evil.example", "/a/./b", "/a/../b", "/a/%2e%2e/b", "/a/%2E",
    "/%", "/%4", "/%zz", "/%00", "/%ff", "/a%0ab", "/a b", "/a\\b", "/ä", "/a#b", "/a?x=%", "/a?x=%00", "/a?%ff",
  ])
  func malformedAddressesAreRefused(text: String) {
    let fault = #expect(throws: RequestFault.self) { try RequestTarget(text, maximumLength: 100) }
    #expect(fault?.status == 400)
  }

  @Test func longAddressesAreRefused() {
    let fault = #expect(throws: RequestFault.self) {
      try RequestTarget("/" + String(repeating: "a", count: 100), maximumLength: 100)
    }
    #expect(fault?.status == 414)
  }

  @Test func tooManyPairsAreRefused() {
    let query = String(repeating: "a&", count: RequestTarget.queryLimit + 1)
    #expect(throws: RequestFault.self) { try RequestTarget("/?" + query, maximumLength: 10_000) }
  }

  @Test func encodingEscapesAllButTheUnreserved() {
    #expect(PercentCoding.encode("a-b_c.d~e/f ä?&=+%") == "a-b_c.d~e%2Ff%20%C3%A4%3F%26%3D%2B%25")
    #expect(PercentCoding.encode(query: [("a b", "1&2"), ("c", "")]) == "a%20b=1%262&c=")
  }

  @Test func acceptNamesMediaTypes() {
    #expect(AcceptHeader.names("text/html", in: ["application/json, Text/HTML;q=0.9"]))
    #expect(!AcceptHeader.names("text/html", in: ["text/html;q=0, */*"]))
    #expect(!AcceptHeader.names("text/html", in: ["*/*"]))
    #expect(!AcceptHeader.names("text/html", in: []))
  }

  @Test func randomTextIsBase64URL() {
    #expect(RandomText.encode([]) == "")
    #expect(RandomText.encode([0xfb]) == "-w")
    #expect(RandomText.encode([0xff, 0xef]) == "_-8")
    #expect(RandomText.encode(Array("Facet".utf8)) == "RmFjZXQ")
    #expect(Nonce.make().utf8.count == 22)
    #expect(Nonce.make() != Nonce.make())
  }

  @Test func namesOfHeadersAreValid() {
    let names: [HTTPField.Name] = [
      .referrerPolicy, .permissionsPolicy, .crossOriginOpenerPolicy, .secFetchSite, .requestID, .idempotencyKey,
      .lastEventID, .forwarded, .forwardedFor, .forwardedHost, .forwardedProto, .realIP, .accelBuffering,
    ]
    #expect(Set(names).count == names.count)
  }
}
