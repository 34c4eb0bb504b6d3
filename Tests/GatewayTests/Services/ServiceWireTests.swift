import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Shop
import Testing

@testable import Gateway

@Suite struct ServiceWireTests {
  /// Also where a backend's prefix would take it, and however it is written.
  @Test(arguments: ["/internal", "/internal/accounts/1", "/%69nternal/events", "/INTERNAL/x"])
  func whatProcessesAskEachOtherIsNotThere(path: String) throws {
    let address = try #require(BackendAddress("http://127.0.0.1:1"))
    let routes = RouteTable(
      modules: [], prefixes: [PrefixBackend(prefix: ["internal"], address: address)], hasPages: true)
    guard case .unknownAPI = routes.route(try RequestTarget(path, maximumLength: 100)) else {
      Issue.record("\(path) goes somewhere")
      return
    }
  }

  @Test func whatTheGatewaySaysTakesThePlaceOfWhatCame() {
    let headers = ProxyHeaders(forward: [.authorization], adding: [("Authorization", "Bearer ours")])
    let came: HTTPFields = [.authorization: "Bearer theirs", .accept: "text/html"]
    let outgoing = headers.outgoing(came).filter { $0.name.lowercased() == "authorization" }
    #expect(outgoing.map(\.value) == ["Bearer ours"])
    #expect(headers.outgoingIdentity(came).map(\.value) == ["Bearer ours"])
    #expect(!ProxyHeaders().outgoing(came).contains { $0.name.lowercased() == "authorization" })
  }

  @Test func aProblemArrivesAsItWasAnswered() throws {
    let sent = Problem.outOfStock([.init(pointer: "/lines/0/quantity", detail: "Only 1 of Lamp left.")])
    #expect(Problem(409, answer: try JSONParser.parse(JSONWriter.text(of: sent.value))) == sent)
    let busy = Problem.unavailable("Too many sign-ins at once. Try again in a moment.", retryAfter: 2)
    #expect(Problem(503, answer: try JSONParser.parse(JSONWriter.text(of: busy.value))) == busy)
    // A service that does not take our key is out of order; the visitor has done nothing wrong.
    #expect(
      Problem(401, answer: try JSONParser.parse(JSONWriter.text(of: Problem.unauthenticated.value))).status == 503)
    #expect(Problem(500, answer: "oops").status == 503)
    #expect(Problem(502, answer: nil).status == 503)
  }
}
