import HTTPTypes

/// Refuses unsafe requests that another site's page made (RFC 9110 §9.2.1 says which methods are safe).
///
/// A browser says where a request comes from: in `Sec-Fetch-Site`, or at least in `Origin`. A request with neither
/// is no browser's, and is refused only when it brings a cookie.
package struct CrossSiteCheck: Sendable {
  /// Names besides the request's own `Host` whose pages are this application's (a proxy may rewrite `Host`).
  package let hosts: [String]

  package init(hosts: [String] = []) {
    self.hosts = hosts.map { $0.lowercased() }
  }

  package static func isUnsafe(_ method: HTTPRequest.Method) -> Bool {
    switch method {
    case .get, .head, .options, .trace: false
    default: true
    }
  }

  /// Nil when the request may be answered.
  package func fault(method: HTTPRequest.Method, headers: HTTPFields, authority: String?) -> RequestFault? {
    guard Self.isUnsafe(method) else { return nil }
    let sites = headers[values: .secFetchSite]
    if !sites.isEmpty {
      let isOwn = sites.count == 1 && (sites[0] == "same-origin" || sites[0] == "none")
      return isOwn ? nil : Self.refusal
    }
    let origins = headers[values: .origin]
    if !origins.isEmpty {
      let isOwn = origins.count == 1 && accepts(origin: origins[0], authority: authority)
      return isOwn ? nil : Self.refusal
    }
    return headers.contains(.cookie) ? Self.refusal : nil
  }

  private func accepts(origin: String, authority: String?) -> Bool {
    let parts = origin.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, parts[0] == "http:" || parts[0] == "https:" else { return false }
    let name = Self.withoutDefaultPort(String(parts[2]), scheme: parts[0])
    if let authority, name == Self.withoutDefaultPort(authority.lowercased(), scheme: parts[0]) { return true }
    return hosts.contains(name)
  }

  private static func withoutDefaultPort(_ authority: String, scheme: Substring) -> String {
    let port = scheme == "https:" ? ":443" : ":80"
    return authority.hasSuffix(port) ? String(authority.dropLast(port.count)) : authority
  }

  private static let refusal = RequestFault(
    403, "cross-site", "The request seems to come from another site, and this server takes none from there.")
}
