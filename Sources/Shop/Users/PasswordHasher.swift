import Crypto
import CryptoExtras
import Foundation

/// Hashes passwords with scrypt (RFC 7914), N=2^14, r=8, p=5, at most two at once.
public struct PasswordHasher: Sendable {
  private let gate: WorkGate
  private let cost: Cost

  /// scrypt's parameters; stored with each hash, so that they can be raised later.
  struct Cost: Sendable, Equatable {
    var rounds: Int
    var blockSize: Int
    var parallelism: Int
    static let standard = Cost(rounds: 1 << 14, blockSize: 8, parallelism: 5)
  }

  public init() { self.init(cost: .standard) }

  init(cost: Cost) {
    self.cost = cost
    gate = WorkGate(width: 2, queueLimit: 16, label: "shop.passwords")
  }

  /// How many passwords are hashed or checked now, how many wait, and how many were refused so far.
  public var load: WorkGate.Load {
    get async { await gate.load }
  }

  /// A new salt and the hash, as text for a store.
  public func hash(_ password: String) async throws -> String {
    let cost = cost
    return try await gate.run {
      var generator = SystemRandomNumberGenerator()
      let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
      return StoredHash(cost: cost, salt: salt, key: try Self.derive(password, salt, cost)).text
    }
  }

  /// Whether the password is the one that was hashed. Without a hash it takes as long and is false, so that the time
  /// does not tell whether an account exists.
  public func verify(_ password: String, against stored: String?) async throws -> Bool {
    let hash = stored.flatMap(StoredHash.init)
    let against = hash ?? StoredHash(cost: cost, salt: [UInt8](repeating: 0, count: 16), key: [])
    return try await gate.run {
      let key = try Self.derive(password, against.salt, against.cost)
      return hash != nil && isEqualInConstantTime(key, against.key)
    }
  }

  private static func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    // The same letters may arrive composed or decomposed, depending on the keyboard.
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
    let key = try KDF.Scrypt.deriveKey(
      from: bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
      parallelism: cost.parallelism)
    return key.withUnsafeBytes { Array($0) }
  }
}

/// `scrypt$16384$8$5$<salt>$<key>`, both in Base64.
struct StoredHash {
  let cost: PasswordHasher.Cost
  let salt: [UInt8]
  let key: [UInt8]

  init(cost: PasswordHasher.Cost, salt: [UInt8], key: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.key = key
  }

  init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
      let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
      let key = Data(base64Encoded: String(parts[5])), key.count == 32
    else { return nil }
    cost = PasswordHasher.Cost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    self.salt = Array(salt)
    self.key = Array(key)
  }

  var text: String {
    let parameters = "\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)"
    return "scrypt$\(parameters)$\(Data(salt).base64EncodedString())$\(Data(key).base64EncodedString())"
  }
}

/// Compares without telling by its time where the first difference is.
private func isEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  guard a.count == b.count else { return false }
  var difference: UInt8 = 0
  for (x, y) in zip(a, b) { difference |= x ^ y }
  return difference == 0
}
