import Testing

@testable import Shop

@Suite struct PasswordHasherTests {
  /// The parameters of the real one, two orders of magnitude cheaper.
  private let cheap = PasswordHasher(cost: .init(rounds: 16, blockSize: 8, parallelism: 1))

  @Test func theStandardCost() async throws {
    let hash = try await PasswordHasher().hash("correct horse")
    #expect(hash.hasPrefix("scrypt$16384$8$5$"))
    #expect(try await PasswordHasher().verify("correct horse", against: hash))
  }

  @Test func onlyTheRightPasswordFits() async throws {
    let hash = try await cheap.hash("correct horse")
    #expect(try await cheap.verify("correct horse", against: hash))
    #expect(try await cheap.verify("correct horse ", against: hash) == false)
    #expect(try await cheap.verify("", against: hash) == false)
    #expect(try await cheap.hash("correct horse") != hash, "two hashes share a salt")
  }

  @Test func composedAndDecomposedAreTheSamePassword() async throws {
    #expect(try await cheap.verify("cafe\u{301} au lait", against: try await cheap.hash("caf\u{E9} au lait")))
  }

  @Test(arguments: [nil, "", "scrypt", "scrypt$16$8$1$AAAA$", "scrypt$16$8$1$AAAA$AAAA", "plain text", "$$$$$"])
  func withoutAHashNothingFits(stored: String?) async throws {
    #expect(try await cheap.verify("", against: stored) == false)
    #expect(try await cheap.verify("x", against: stored) == false)
  }

  @Test func theVectorOfRFC7914() throws {
    // §12: P="password", S="NaCl", N=1024, r=8, p=16; the first 32 of 64 bytes.
    let stored = StoredHash(
      cost: .init(rounds: 1024, blockSize: 8, parallelism: 16), salt: Array("NaCl".utf8), key: vector)
    #expect(StoredHash(stored.text)?.key == vector)
  }

  @Test func theVectorOfRFC7914Verifies() async throws {
    let stored = StoredHash(
      cost: .init(rounds: 1024, blockSize: 8, parallelism: 16), salt: Array("NaCl".utf8), key: vector)
    #expect(try await cheap.verify("password", against: stored.text))
  }

  private let vector: [UInt8] = [
    0xfd, 0xba, 0xbe, 0x1c, 0x9d, 0x34, 0x72, 0x00, 0x78, 0x56, 0xe7, 0x19, 0x0d, 0x01, 0xe9, 0xfe, 0x7c, 0x6a, 0xd7,
    0xcb, 0xc8, 0x23, 0x78, 0x30, 0xe7, 0x73, 0x76, 0x63, 0x4b, 0x37, 0x31, 0x62,
  ]
}
