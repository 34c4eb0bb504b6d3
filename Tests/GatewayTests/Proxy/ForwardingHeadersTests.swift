import HTTPTypes
import NIOHTTP1
import Testing

@testable import Gateway

@Suite struct ForwardingHeadersTests {
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
