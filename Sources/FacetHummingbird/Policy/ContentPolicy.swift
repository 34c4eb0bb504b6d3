import HTTPTypes

/// What a browser may do with a response: the content policy and the headers that go with it.
public enum ContentPolicy {
  /// For HTML: scripts and styles only with this response's nonce, everything else from this server or not at all.
  public static func page(nonce: String) -> String {
    [
      "default-src 'none'",
      "script-src 'nonce-\(nonce)' 'strict-dynamic'",
      "style-src 'self' 'nonce-\(nonce)'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
      "trusted-types facet",
    ].joined(separator: "; ")
  }

  /// For everything that is not a page: JSON, styles, images opened by themselves.
  public static let data = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

  /// The headers of every response, whatever is in it.
  ///
  /// `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null` with its own site's forms.
  package static func apply(to headers: inout HTTPFields, nonce: String) {
    let isPage = headers[.contentType]?.hasPrefix("text/html") ?? false
    headers[.contentSecurityPolicy] = isPage ? page(nonce: nonce) : data
    headers[.xContentTypeOptions] = "nosniff"
    headers[.referrerPolicy] = "same-origin"
    headers[.permissionsPolicy] = permissions
    headers[.crossOriginOpenerPolicy] = "same-origin"
    headers[.crossOriginResourcePolicy] = "same-origin"
  }

  private static let permissions = [
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get",
    "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
  ].map { "\($0)=()" }.joined(separator: ", ")
}
