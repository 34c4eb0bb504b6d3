import FacetHummingbird
import HTTPTypes
import NIOHTTP1

/// Which headers pass between a visitor and another server.
struct ProxyHeaders: Sendable {
  let forward: Set<PrefixBackend.Forwarded>
  let returned: Set<PrefixBackend.Returned>
  /// What this server says for itself, in place of any header of that name that came.
  let added: [(name: String, value: String)]

  init(
    forward: Set<PrefixBackend.Forwarded> = [], returned: Set<PrefixBackend.Returned> = [],
    adding added: [(name: String, value: String)] = []
  ) {
    self.forward = forward
    self.returned = returned
    self.added = added
  }

  /// RFC 9110 §7.6.1: they concern one connection only.
  private static let hopByHop: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer",
    "transfer-encoding", "upgrade", "expect",
  ]

  /// Ours to say: what visitors claim about forwarding or about who they are must not reach a backend as if we said it.
  private static func isOurs(_ name: String) -> Bool {
    name == "host" || name == "content-length" || name == "x-request-id" || name == "x-real-ip" || name == "forwarded"
      || name == "via" || name == "traceparent" || name == "tracestate" || name == "baggage"
      || name.hasPrefix("x-forwarded-") || name.hasPrefix("x-facet-")
  }

  /// A request's headers as the other server gets them. Its length is the client's to add, and `ForwardingHeaders` what
  /// we say ourselves.
  func outgoing(_ headers: HTTPFields) -> HTTPHeaders {
    let dropped = Self.hopByHop.union(Self.named(by: headers))
    var result = HTTPHeaders()
    for field in headers {
      let name = field.name.canonicalName
      if dropped.contains(name) || Self.isOurs(name) || name == "cookie" { continue }
      if let choice = PrefixBackend.Forwarded(rawValue: name), !forward.contains(choice) { continue }
      result.add(name: field.name.rawName, value: field.value)
    }
    if forward.contains(.cookie), let cookies = SessionCookie.withoutSession(headers) {
      result.add(name: "Cookie", value: cookies)
    }
    for (name, value) in added { result.replaceOrAdd(name: name, value: value) }
    return result
  }

  /// Only what the visitor's identity or language is told by: what a page's own call passes on.
  func outgoingIdentity(_ headers: HTTPFields) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    if forward.contains(.cookie), let cookies = SessionCookie.withoutSession(headers) {
      result.append(("Cookie", cookies))
    }
    if forward.contains(.authorization), let value = headers[.authorization] { result.append(("Authorization", value)) }
    if forward.contains(.acceptLanguage), let value = headers[.acceptLanguage] {
      result.append(("Accept-Language", value))
    }
    return result.filter { given in !added.contains { $0.name.lowercased() == given.name.lowercased() } } + added
  }

  /// An answer's headers as the visitor gets them. The policy headers of this server replace those of the other.
  func incoming(_ headers: HTTPHeaders, isUnsafe: Bool) -> HTTPFields {
    let connection = headers[canonicalForm: "connection"].map { $0.lowercased() }
    let dropped = Self.hopByHop.union(connection)
    let returnsCookies = isUnsafe && returned.contains(.setCookie)
    var result = HTTPFields()
    for (rawName, value) in headers {
      let lowercased = rawName.lowercased()
      if dropped.contains(lowercased) || lowercased == "server" || lowercased == "date" { continue }
      // Marks that parts of this server leave for each other.
      if lowercased.hasPrefix("x-facet-") { continue }
      if lowercased == "set-cookie", !returnsCookies || Self.isOurCookie(value) { continue }
      guard let name = HTTPField.Name(rawName) else { continue }
      result.append(HTTPField(name: name, value: value))
    }
    return result
  }

  /// `Set-Cookie` values of an answer to an action, as the page's own response may carry them.
  func returnedCookies(_ headers: HTTPHeaders) -> [String] {
    returned.contains(.setCookie) ? headers["set-cookie"].filter { !Self.isOurCookie($0) } : []
  }

  /// Another server must not give a visitor a session of ours.
  private static func isOurCookie(_ value: String) -> Bool {
    let name = value.prefix { $0 != "=" && $0 != ";" }.filter { $0 != " " }
    return [SessionCookie.name(isSecure: true), SessionCookie.name(isSecure: false)].contains(name)
  }

  private static func named(by headers: HTTPFields) -> [String] {
    headers[values: .connection].flatMap { $0.split(separator: ",") }.map { $0.filter { $0 != " " }.lowercased() }
  }
}
