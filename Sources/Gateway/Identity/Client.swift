import FacetHummingbird
import HTTPTypes

/// Where a request comes from and what it was addressed to, after what a trusted proxy says about it.
struct Client: Sendable {
  /// The visitor's address, as far as it is known; for limits and logs, never for rights.
  let address: String
  /// `shop.example:8443`, lower case.
  let authority: String
  let isSecure: Bool
  /// Whether the peer's own headers count.
  let isTrustedProxy: Bool
}

/// Makes a `Client` of a request and refuses those that are addressed to somebody else.
struct ClientPolicy: Sendable {
  let auth: GatewayConfiguration.AuthMode
  let hosts: [String]
  let trustedProxies: [AddressRange]

  static let forwardingHeaders: [HTTPField.Name] = [
    .forwarded, .forwardedFor, .forwardedHost, .forwardedProto, .realIP,
  ]

  func client(_ head: HTTPRequest, peer: String?) throws(RequestFault) -> Client {
    let headers = head.headerFields
    if auth == .demo, headers.contains(where: { Self.isForwarding($0.name) }) {
      throw RequestFault(
        403, "forwarded-in-demo",
        "In demo everybody acts as the manager, so requests that a proxy has forwarded are refused.")
    }
    let isTrusted = trusts(peer)
    if isTrusted { try Self.refuseTwoVoices(headers) }
    let forwarded = isTrusted ? Forwarding(headers) : Forwarding()
    // A second Host header arrives among the other fields; RFC 9112 §3.2 demands 400 for it, and for none at all.
    guard !headers.contains(where: { $0.name.canonicalName == "host" }), let authority = head.authority,
      !authority.isEmpty
    else {
      throw RequestFault(400, "malformed-host", "The request must have one Host header.")
    }
    return Client(
      address: forwarded.client ?? peer ?? "unknown", authority: (forwarded.host ?? authority).lowercased(),
      isSecure: forwarded.isSecure || head.scheme == "https", isTrustedProxy: isTrusted)
  }

  /// Whether a request came over TLS, here or, as it says, to a trusted proxy; for requests, too, that are refused.
  func isSecure(_ head: HTTPRequest, peer: String?) -> Bool {
    head.scheme == "https" || (auth != .demo && trusts(peer) && Forwarding(head.headerFields).isSecure)
  }

  /// A proxy writes one family of headers and may pass the other on as the visitor sent it, so with both of them
  /// nobody can say whose word it is.
  private static func refuseTwoVoices(_ headers: HTTPFields) throws(RequestFault) {
    let hasOthers = headers.contains { $0.name != .forwarded && isForwarding($0.name) && $0.name != .realIP }
    guard headers.contains(.forwarded), hasOthers else { return }
    throw RequestFault(
      400, "two-forwarding-headers",
      "The request has both Forwarded and X-Forwarded headers. The proxy must remove the one that it does not write.")
  }

  /// Whether the peer is a proxy whose word counts.
  func trusts(_ peer: String?) -> Bool {
    peer.map { peer in trustedProxies.contains { $0.contains(peer) } } ?? false
  }

  /// 421 unless the request is addressed to a name that this server has (RFC 9110 §15.5.20): a page of another site
  /// whose name was made to point here must not talk to it.
  func checkHost(_ client: Client) throws(RequestFault) {
    guard hosts.contains(client.authority) || hosts.contains(Self.name(of: client.authority)) else {
      throw RequestFault(421, "misdirected", "This server does not answer to that host name.")
    }
  }

  /// The authority without its port.
  static func name(of authority: String) -> String {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return authority }
      let rest = authority[authority.index(after: end)...]
      return rest.isEmpty || isPort(rest) ? String(authority[...end]) : authority
    }
    guard let colon = authority.firstIndex(of: ":"), isPort(authority[colon...]) else { return authority }
    return String(authority[..<colon])
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.first == ":" && text.count <= 6 && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }

  static func isForwarding(_ name: HTTPField.Name) -> Bool {
    forwardingHeaders.contains(name) || name.canonicalName.hasPrefix("x-forwarded-")
  }
}
