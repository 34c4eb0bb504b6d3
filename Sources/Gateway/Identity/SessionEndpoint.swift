import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Shop

/// `/api/session`: who the visitor is (GET), signing in (POST) and out (DELETE).
struct SessionEndpoint: Sendable {
  let manager: SessionManager
  let limits: GatewayConfiguration.Limits
  let attempts: SignInLimiter
  let audit: AuditLog

  struct Answer: Sendable {
    let status: Int
    let value: Value?
    var setCookies: [String] = []
    /// Of a session that has begun, for what a page that stays where it is calls next.
    var token: String?
  }

  static let methods: [HTTPRequest.Method] = [.get, .head, .post, .delete]

  func respond(_ exchange: Exchange, visitor: Visitor) async throws -> Response {
    try exchange.allow(Self.methods)
    let body = exchange.method == .post ? try await JSONBody.read(exchange.request, maximumBytes: limits.body) : nil
    let method = exchange.isHead ? "GET" : exchange.method.rawValue
    let answer = try await answer(method, body: body, visitor: visitor, exchange)
    var response =
      answer.value.map { ModuleCalls.json($0, status: answer.status) }
      ?? Response(status: HTTPResponse.Status(code: answer.status), headers: [.cacheControl: "no-store"])
    if let token = answer.token { response.headers[.facetToken] = token }
    for cookie in answer.setCookies { response.headers.append(HTTPField(name: .setCookie, value: cookie)) }
    return response
  }

  /// The same for a page's load or action and for HTTP.
  /// - Throws: a `Problem`.
  func answer(_ method: String, body: Value?, visitor: Visitor, _ exchange: Exchange) async throws -> Answer {
    switch method {
    case "GET": return Answer(status: 200, value: visitor.description)
    case "POST": return try await signIn(body, visitor, exchange)
    case "DELETE":
      if let session = visitor.session { try await manager.end(session) }
      if visitor.isSignedIn, let user = visitor.caller.userID { audit.record(.signedOut(user: user), exchange) }
      return Answer(status: 204, value: nil, setCookies: [SessionCookie.clear(isSecure: exchange.client.isSecure)])
    default: throw Problem.methodNotAllowed
    }
  }

  private func signIn(_ body: Value?, _ visitor: Visitor, _ exchange: Exchange) async throws -> Answer {
    guard manager.mode != .none, manager.accounts != nil else {
      throw Problem(404, "no-sign-in", "Nobody signs in here", detail: "This server knows no accounts.")
    }
    guard let body else { throw Problem.malformed("", "must be an object with email and password") }
    let email = try Self.text("email", body)
    let password = try Self.text("password", body)
    guard let (token, signedIn) = try await checked(email, password, visitor.session, exchange) else {
      throw Problem(
        422, "wrong-credentials", "Signing in failed",
        detail: "The address and the password do not belong to an account.",
        errors: [Problem.FieldError(pointer: "/password", detail: "does not belong to this address")])
    }
    return Answer(
      status: 200, value: signedIn.description,
      setCookies: [SessionCookie.set(token, isSecure: exchange.client.isSecure)], token: signedIn.token?.masked())
  }

  /// Counts the attempt before the password is checked, so that many at once don't come through together.
  private func checked(
    _ email: String, _ password: String, _ old: SessionKey?, _ exchange: Exchange
  ) async throws -> (String, Visitor)? {
    do {
      let attempt = try attempts.begin(account: email, address: exchange.client.address)
      let found = try await attempts.uncounted(attempt) {
        try await manager.signIn(email: email, password: password, replacing: old)
      }
      guard let found else {
        audit.record(.signInFailed, exchange)
        return nil
      }
      attempts.takeBack(attempt)
      if let user = found.1.caller.userID { audit.record(.signedIn(user: user), exchange) }
      return found
    } catch {
      audit.record(.signInRefused, exchange)
      throw error
    }
  }

  private static func text(_ name: String, _ body: Value) throws -> String {
    let member: Value? =
      switch body {
      case .dictionary(let dictionary): dictionary[.string(name)]
      case .record(let record): record[name]
      default: nil
      }
    guard case .string(let text)? = member else { throw Problem.malformed("/\(name)", "must be text") }
    guard text.utf8.count <= 1024 else { throw Problem.malformed("/\(name)", "must be shorter") }
    return text
  }
}
