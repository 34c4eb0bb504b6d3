import FacetHummingbird
import Testing

@testable import Gateway

@Suite struct RequestTokenTests {
  private let token = RequestToken(secret: "a session's secret, 256 bits of it")

  @Test func everyMaskOfItIsTaken() {
    let masked = (0..<100).map { _ in token.masked() }
    #expect(Set(masked).count == 100)
    for text in masked {
      #expect(text.utf8.count == 43)
      #expect(token.accepts(text))
      #expect(RequestToken(secret: "a session's secret, 256 bits of it").accepts(text))
      #expect(!RequestToken(secret: "a session's secret, 256 bits of iT").accepts(text))
    }
  }

  @Test func noOtherTextIs() throws {
    let text = token.masked()
    let bytes = try #require(RandomText.decode(text))
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(!token.accepts(RandomText.encode(changed)))
    }
    for other in [
      nil, "", "=", text + "A", text + "=", String(text.dropLast()), " " + text, RandomText.encode([]),
      RandomText.encode([UInt8](repeating: 0, count: 32)), RandomText.encode(Array(bytes.prefix(16))),
      RandomText.encode(bytes + bytes),
    ] {
      #expect(!token.accepts(other), "\(other ?? "nil")")
    }
  }

  /// Each of the 256 bits is set in about half of the tokens: off by more than six times the deviation that chance has, it fails
  /// once in a million runs.
  @Test func theBitsOfSessionsTokensAreEven() throws {
    let count = 4000
    var ones = [Int](repeating: 0, count: 256)
    var seen: Set<String> = []
    for _ in 0..<count {
      let token = SessionCookie.makeToken()
      seen.insert(token)
      let bytes = try #require(RandomText.decode(token))
      try #require(bytes.count == 32)
      for bit in 0..<256 where bytes[bit / 8] >> (bit % 8) & 1 == 1 { ones[bit] += 1 }
    }
    #expect(seen.count == count)
    // The deviation of a fair coin thrown 4,000 times is 31.6.
    #expect(ones.allSatisfy { abs($0 - count / 2) < 190 })
  }

  @Test func textsAreReadBackAsTheyWereMade() {
    for count in 0..<70 {
      let bytes = RandomText.bytes(count)
      #expect(RandomText.decode(RandomText.encode(bytes)) == bytes)
    }
  }

  /// RFC 4648 §3.5: bits that are left over are zeros, so that a token has one text.
  @Test(arguments: ["A", "AB", "AAB", "A+", "A/", "AA==", "A A", "\u{e9}A"]) func whatIsNoTextOfOursIsNone(
    _ text: String
  ) {
    #expect(RandomText.decode(text) == nil)
  }
}
