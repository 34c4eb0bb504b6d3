import FacetValue
import JWTKit
import Shop

/// Makes and checks the tokens that say on whose behalf a module in another process is asked.
///
/// They are signed with HS256 (RFC 7518 §3.2) and the shared key, are for one module, and live for a minute.
public struct CallerTokens: Sendable {
  /// Who sent a request.
  enum Sender: Sendable, Equatable {
    /// The gateway, on a visitor's behalf.
    case caller(Caller)
    /// The gateway or a service, for itself.
    case service(String)
  }

  /// Seconds.
  static let lifetime = 60
  /// Seconds that clocks of two machines may differ.
  static let tolerance = 5

  private let keys: JWTKeyCollection
  private let clock: any ShopClock

  public init(_ key: ServiceKey, clock: any ShopClock = SystemClock()) async {
    keys = JWTKeyCollection()
    await keys.add(hmac: HMACKey(from: key.bytes), digestAlgorithm: .sha256)
    self.clock = clock
  }

  func token(for caller: Caller, to module: String) async throws -> String {
    try await sign(subject: caller.userID.map(String.init), caller.name, caller.role.rawValue, module)
  }

  /// For what a process asks for itself, at `/internal/…`.
  func token(ofService name: String, to module: String) async throws -> String {
    try await sign(subject: name, name, CallerToken.serviceRole, module)
  }

  private func sign(subject: String?, _ name: String, _ role: String, _ module: String) async throws -> String {
    let now = seconds
    let token = CallerToken(
      sub: subject, name: name, role: role, aud: module, iat: now, exp: now &+ Self.lifetime)
    return try await keys.sign(token)
  }

  /// Who the token speaks for.
  ///
  /// - Throws: why it does not count; for the log, not for who sent it.
  func check(_ token: String, for module: String) async throws -> Sender {
    // The key is for one algorithm only, whatever the token says. This refuses those that say another one.
    let header = try DefaultJWTParser().parse(Array(token.utf8), as: CallerToken.self).header
    guard header.fields["alg"] == .string("HS256") else { throw TokenRefusal.algorithm }
    let payload = try await keys.verify(token, as: CallerToken.self)
    guard payload.aud == module else { throw TokenRefusal.audience(payload.aud) }
    let now = seconds
    guard payload.iat <= now &+ Self.tolerance else { throw TokenRefusal.fromTheFuture }
    guard payload.exp > now else { throw TokenRefusal.expired }
    let (life, overflow) = payload.exp.subtractingReportingOverflow(payload.iat)
    guard !overflow, life <= Self.lifetime else { throw TokenRefusal.tooLong }
    return try Self.sender(payload)
  }

  private static func sender(_ token: CallerToken) throws -> Sender {
    if token.role == CallerToken.serviceRole {
      guard let name = token.sub, !name.isEmpty else { throw TokenRefusal.nobody }
      return .service(name)
    }
    guard let role = Role(rawValue: token.role) else { throw TokenRefusal.role(token.role) }
    let userID = try token.sub.map { text in
      guard let id = Int(text) else { throw TokenRefusal.nobody }
      return id
    }
    return .caller(Caller(userID: userID, name: token.name, role: role))
  }

  private var seconds: Int { clock.now().milliseconds / 1000 }
}

/// Why a token with a right signature does not count.
enum TokenRefusal: Error, Equatable {
  case algorithm, fromTheFuture, expired, tooLong, nobody
  case audience(String)
  case role(String)
}
