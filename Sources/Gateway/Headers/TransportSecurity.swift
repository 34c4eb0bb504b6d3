import HTTPTypes

/// Tells browsers that came over TLS to come over TLS only (RFC 6797).
enum TransportSecurity {
  /// Two years, as Mozilla's guideline has it. Names below this one are not included: they may be somebody else's.
  static let policy = "max-age=63072000"

  static func apply(to headers: inout HTTPFields) { headers[.strictTransportSecurity] = policy }
}
