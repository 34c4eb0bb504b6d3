import HTTPTypes
import Testing

@testable import Gateway

@Suite struct MetricsEndpointTests {
  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.8.8", true), ("::1", true), ("::ffff:127.0.0.1", true), ("10.0.0.1", false),
    ("::ffff:10.0.0.1", false), ("fe80::1", false), ("", false),
  ])
  func onlyThisMachineReadsMetrics(peer: String, isLocal: Bool) {
    #expect(MetricsEndpoint.isLocal(peer, [:]) == isLocal)
  }

  @Test func nobodyReadsThemThroughAProxy() {
    #expect(!MetricsEndpoint.isLocal(nil, [:]))
    for name in ["Forwarded", "X-Forwarded-For", "X-Forwarded-Port", "X-Real-IP"] {
      var headers = HTTPFields()
      headers[HTTPField.Name(name)!] = "192.0.2.1"
      #expect(!MetricsEndpoint.isLocal("127.0.0.1", headers), "\(name)")
    }
  }

  @Test(arguments: [
    ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("::ffff:192.0.2.77", "192.0.2.0/24"),
    ("unknown", "unknown"),
  ])
  func logsNameTheNetworkOfAnAddress(address: String, network: String) {
    #expect(AddressRange.network(of: address) == network)
  }
}
