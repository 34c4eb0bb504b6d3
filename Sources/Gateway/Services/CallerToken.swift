import JWTKit

/// What travels between processes: on whose behalf a module is asked (RFC 7519).
struct CallerToken: JWTPayload, Equatable {
  /// The user's id, or the name of the service that asks for itself; nil for an anonymous visitor.
  let sub: String?
  let name: String
  /// A role's name, or `service`.
  let role: String
  /// The module that it is for: with it nobody can ask another one.
  let aud: String
  /// Seconds since 1970.
  let iat: Int
  let exp: Int

  static let serviceRole = "service"

  /// What the signature does not say is checked by `CallerTokens.check`, which has the clock.
  func verify(using algorithm: some JWTAlgorithm) {}
}
