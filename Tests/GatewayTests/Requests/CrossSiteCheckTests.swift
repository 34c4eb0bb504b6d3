import HTTPTypes
import Testing

@testable import FacetHummingbird

@Suite struct CrossSiteCheckTests {
  /// Headers beyond the method, and whether an unsafe request with them is answered.
  static let matrix: [(HTTPFields, Bool)] = [
    ([:], true),
    ([.cookie: "a=b"], false),
    ([.secFetchSite: "same-origin", .cookie: "a=b"], true),
    ([.secFetchSite: "none", .cookie: "a=b"], true),
    ([.secFetchSite: "same-site"], false),
    ([.secFetchSite: "cross-site"], false),
    ([.secFetchSite: "Same-Origin"], false),
    // The browser's word counts before the origin.
    ([.secFetchSite: "cross-site", .origin: "http://shop.example"], false),
    ([.secFetchSite: "same-origin", .origin: "http://evil.example"], true),
    ([.origin: "http://shop.example", .cookie: "a=b"], true),
    ([.origin: "http://SHOP.example:80"], true),
    ([.origin: "https://shop.example:443"], true),
    ([.origin: "http://public.example"], true),
    ([.origin: "http://public.example:81"], false),
    ([.origin: "http://evil.example"], false),
    ([.origin: "http://shop.example.evil.example"], false),
    ([.origin: "http://shop.example/"], false),
    ([.origin: "ftp://shop.example"], false),
    ([.origin: "null"], false),
    ([.origin: ""], false),
  ]

  @Test(arguments: matrix)
  func unsafeMethods(headers: HTTPFields, isAnswered: Bool) {
    let check = CrossSiteCheck(hosts: ["Public.example"])
    for method in [HTTPRequest.Method.post, .put, .patch, .delete] {
      let fault = check.fault(method: method, headers: headers, authority: "shop.example")
      #expect((fault == nil) == isAnswered)
      #expect(fault == nil || fault?.status == 403)
    }
    for method in [HTTPRequest.Method.get, .head, .options] {
      #expect(check.fault(method: method, headers: headers, authority: "shop.example") == nil)
    }
  }

  @Test func headersThatComeTwiceAreRefused() {
    var twice = HTTPFields()
    twice.append(HTTPField(name: .secFetchSite, value: "same-origin"))
    twice.append(HTTPField(name: .secFetchSite, value: "same-origin"))
    #expect(CrossSiteCheck().fault(method: .post, headers: twice, authority: "h") != nil)
    var origins = HTTPFields()
    origins.append(HTTPField(name: .origin, value: "http://h"))
    origins.append(HTTPField(name: .origin, value: "http://h"))
    #expect(CrossSiteCheck().fault(method: .post, headers: origins, authority: "h") != nil)
  }
}
