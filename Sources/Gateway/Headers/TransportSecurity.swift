import HTTPTypes

/// Tells browsers that came over TLS to come over TLS only (RFC 6797).
struct TransportSecurity: Sendable, Equatable {
  /// Whether that holds for all names below this one, too (RFC 6797 §6.1.2).
  var includesSubdomains = false

  /// Two years, as Mozilla's guideline has it.
  var policy: String { "max-age=63072000" + (includesSubdomains ? "; includeSubDomains" : "") }

  func apply(to headers: inout HTTPFields) { headers[.strictTransportSecurity] = policy }
}
