import FacetHummingbird
import HTTPTypes

/// Finds out who sends a request.
struct Visitors: Sendable {
  let manager: SessionManager

  func visitor(_ exchange: Exchange) async throws -> Visitor { try await manager.visitor(token: secret(exchange)) }

  private func secret(_ exchange: Exchange) -> String? {
    SessionCookie.token(in: exchange.headers, isSecure: exchange.client.isSecure)
  }
}

// The third check against requests that another site's page makes (ADR 190).
extension Visitors {
  /// Refuses an unsafe request that a session's cookie speaks for and that doesn't bring the session's token.
  ///
  /// A posted page brings it in its form, so its page looks for it. Signing in needs no session, and brings a password.
  /// - Throws: `RequestFault` with 403.
  func requireToken(_ exchange: Exchange, _ route: Route) async throws {
    guard CrossSiteCheck.isUnsafe(exchange.method), let secret = secret(exchange) else { return }
    switch route {
    case .page: return
    case .session where exchange.method == .post: return
    default: break
    }
    // Nobody has to be asked whether a session lives whose token is right.
    if RequestToken(secret: secret).accepts(exchange.headers[.facetToken]) { return }
    if try await manager.visitor(token: secret).isSignedIn { throw Self.refusal }
  }

  /// What ties the forms of a visitor's page to the session; nil without one.
  func formTokens(_ exchange: Exchange, _ visitor: Visitor) -> FormTokens? {
    guard let token = visitor.token else { return nil }
    let header = exchange.headers[.facetToken]
    return FormTokens(issued: token.masked()) { token.accepts($0) || token.accepts(header) }
  }

  private static let refusal = RequestFault(
    403, "token",
    "The request doesn't bring the token of its session, so nothing was done. Load the page again, and repeat it. "
      + "A program reads the token from /api/session and sends it as X-Facet-Token.")
}
