import Testing

@testable import Gateway

@Suite struct ContentCodingTests {
  @Test(arguments: [
    ([], ["identity"]),
    ([""], ["identity"]),
    (["gzip, deflate, br, zstd"], ["br", "gzip", "identity"]),
    (["gzip"], ["gzip", "identity"]),
    (["x-gzip"], ["gzip", "identity"]),
    (["br;q=0.5, gzip"], ["gzip", "br", "identity"]),
    (["GZIP ; q=0.2", "br; q=0.1"], ["gzip", "br", "identity"]),
    (["*"], ["br", "gzip", "identity"]),
    (["*;q=0.5, gzip;q=0"], ["br", "identity"]),
    (["br;q=0, *"], ["gzip", "identity"]),
    (["identity"], ["identity"]),
    (["identity, gzip;q=0.5"], ["identity", "gzip"]),
    (["identity;q=0.5, gzip;q=0.5"], ["gzip", "identity"]),
    (["gzip;q=much"], ["identity"]),
    (["gzip;q=1.1", "br;q=0.1234"], ["identity"]),
    (["gzip;q=0.001"], ["gzip", "identity"]),
    // Nothing else is there to be sent, so it comes last and is sent all the same (RFC 9110 §12.5.3).
    (["identity;q=0"], ["identity"]),
    (["*;q=0"], ["identity"]),
    (["*;q=0, gzip"], ["gzip", "identity"]),
    (["identity;q=0, gzip;q=0.1"], ["gzip", "identity"]),
  ])
  func whatAClientWouldRatherHaveComesFirst(header: [String], expected: [String]) {
    #expect(ContentCoding.preferred(header).map(\.rawValue) == expected)
  }
}
