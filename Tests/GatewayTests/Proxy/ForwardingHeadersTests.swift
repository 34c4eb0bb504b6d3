import HTTPTypes
import NIOHTTP1
import Testing

@testable import Gateway

@Suite struct ForwardingHeadersTests {
  private static let given = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"

  @Test(arguments: [
    ("00-0123456789abcdef0123456789abcdef-0123456789abcdef-01", true),
    ("cc-0123456789abcdef0123456789abcdef-0123456789abcdef-01-more", true),
    ("00-0123456789abcdef0123456789abcdef-0123456789abcdef-01-more", false),
    ("ff-0123456789abcdef0123456789abcdef-0123456789abcdef-01", false),
    ("00-0123456789ABCDEF0123456789abcdef-0123456789abcdef-01", false),
    ("00-00000000000000000000000000000000-0123456789abcdef-01", false),
    ("00-0123456789abcdef0123456789abcdef-0000000000000000-01", false), ("", false), ("00-1-2-3", false),
  ])
  func traceParents(text: String, isValid: Bool) {
    #expect((TraceParent(text) != nil) == isValid)
  }

  @Test func onlyATrustedPeersTraceIsContinued() throws {
    let name = try #require(TraceParent.name)
    let headers: HTTPFields = [name: Self.given]
    let trusted = TraceParent.next(headers, isTrusted: true)
    #expect(trusted.trace == "0123456789abcdef0123456789abcdef" && trusted.isSampled)
    #expect(trusted.parent != "0123456789abcdef")
    let other = TraceParent.next(headers, isTrusted: false)
    #expect(other.trace != trusted.trace && !other.isSampled)
    #expect(TraceParent(other.text) == other)
  }

  @Test func forwardedValuesAreQuotedWhereTheyMustBe() {
    #expect(ForwardingHeaders.node("10.0.0.1") == "10.0.0.1")
    #expect(ForwardingHeaders.node("::1") == "\"[::1]\"")
    #expect(ForwardingHeaders.quoted("shop.example:8443") == "\"shop.example:8443\"")
    #expect(ForwardingHeaders.quoted("a\"b\\;c") == "\"ab;c\"")
  }

  @Test func headersOfOneConnectionStayThere() {
    let answer: HTTPHeaders = [
      "Connection": "close, X-Private", "X-Private": "1", "Keep-Alive": "timeout=5", "Transfer-Encoding": "chunked",
      "Upgrade": "h2c", "Proxy-Authenticate": "Basic", "Trailer": "X", "X-Kept": "1",
    ]
    let passed = ProxyHeaders().incoming(answer, isUnsafe: false)
    #expect(passed.map { $0.name.rawName } == ["X-Kept"])
  }
}
