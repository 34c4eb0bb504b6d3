import Crypto
import FacetHummingbird

/// The token that unsafe requests of a session have to bring: what another site's page can neither read nor make.
///
/// It is a MAC under the secret in the session's cookie, so every gateway knows it and nothing is kept; the store, which has
/// a hash of that secret, is not enough to make it. It is written into compressed pages beside what visitors choose, so
/// each answer masks it anew: what repeats in a page's bytes would tell it byte by byte (BREACH).
struct RequestToken: Sendable {
  /// HMAC-SHA256, the first half (RFC 2104 §5).
  private let mac: [UInt8]
  private static let length = 16

  /// - Parameter secret: the text of the session's cookie.
  init(secret: String) {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array("facet request token".utf8), using: SymmetricKey(data: Array(secret.utf8)))
    mac = Array(code.prefix(Self.length))
  }

  /// 16 random bytes, and the MAC under them, as base64url: 43 characters, others each time.
  func masked() -> String {
    let pad = RandomText.bytes(Self.length)
    return RandomText.encode(pad + zip(pad, mac).map { $0 ^ $1 })
  }

  /// Whether the text is this token under any mask. How long that takes doesn't depend on how much of it is right.
  func accepts(_ text: String?) -> Bool {
    guard let text, let bytes = RandomText.decode(text), bytes.count == 2 * Self.length else { return false }
    var difference: UInt8 = 0
    for index in 0..<Self.length { difference |= bytes[index] ^ bytes[Self.length + index] ^ mac[index] }
    return difference == 0
  }
}
