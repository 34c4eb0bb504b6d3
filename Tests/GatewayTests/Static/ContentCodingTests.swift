import Testing

@testable import Gateway

@Suite struct ContentCodingTests {
  @Test(arguments: [
    ([], []),
    (["gzip, deflate, br, zstd"], ["br", "gzip"]),
    (["gzip"], ["gzip"]),
    (["br;q=0.5, gzip"], ["gzip", "br"]),
    (["GZIP ; q=0.2", "br; q=0.1"], ["gzip", "br"]),
    (["*"], ["br", "gzip"]),
    (["*;q=0.5, gzip;q=0"], ["br"]),
    (["br;q=0, *"], ["gzip"]),
    (["identity"], []),
    (["gzip;q=much"], []),
  ])
  func whatAClientWouldRatherHaveComesFirst(header: [String], expected: [String]) {
    #expect(ContentCoding.accepted(header).map(\.rawValue) == expected)
  }
}
