import HTTPTypes

// Constants, all valid tokens: the unwrapping can't fail at run time, and a test reads each of them once.
extension HTTPField.Name {
  package static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  package static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  package static let crossOriginOpenerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
  package static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!
  package static let requestID = HTTPField.Name("X-Request-ID")!
  package static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  /// The token that ties a request to its session.
  package static let facetToken = HTTPField.Name("X-Facet-Token")!
  package static let lastEventID = HTTPField.Name("Last-Event-ID")!
  package static let forwarded = HTTPField.Name("Forwarded")!
  package static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
  package static let forwardedHost = HTTPField.Name("X-Forwarded-Host")!
  package static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
  package static let realIP = HTTPField.Name("X-Real-IP")!
  package static let accelBuffering = HTTPField.Name("X-Accel-Buffering")!
}
