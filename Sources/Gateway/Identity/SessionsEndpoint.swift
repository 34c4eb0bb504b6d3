import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Shop

/// `/api/sessions`: where an account is signed in (GET), and ending that (DELETE `/api/sessions/{id}`).
///
/// Everybody sees and ends the sessions of his own account, an admin with `?user=` those of another.
struct SessionsEndpoint: Sendable {
  let manager: SessionManager
  let audit: AuditLog

  static func isMeant(by segments: [String]) -> Bool {
    segments.starts(with: ["api", "sessions"]) && segments.count <= 3
  }

  func respond(_ exchange: Exchange, visitor: Visitor) async throws -> Response {
    let segments = exchange.address.segments
    try exchange.allow(segments.count == 2 ? [.get, .head] : [.delete])
    let method = exchange.isHead ? "GET" : exchange.method.rawValue
    let answer = try await answer(method, segments, query: exchange.address.query, visitor: visitor, exchange)
    return answer.map { ModuleCalls.json($0, status: 200) }
      ?? Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }

  /// The same for a page's load or action and for HTTP; nil when there is nothing to say.
  /// - Throws: a `Problem`.
  func answer(
    _ method: String, _ segments: [String], query: [(name: String, value: String)], visitor: Visitor,
    _ exchange: Exchange
  ) async throws -> Value? {
    guard let own = visitor.session, let caller = visitor.caller.userID else { throw Problem.unauthenticated }
    let user = try owner(query, visitor.caller, caller)
    switch (method, segments.count) {
    case ("GET", 2):
      let sessions = try await manager.sessions(of: user).sorted { $0.session.lastUsed > $1.session.lastUsed }
      return .array(sessions.map { Self.value($0.key, $0.session, isCurrent: $0.key == own) })
    case ("DELETE", 3):
      guard let found = try await manager.sessions(of: user).first(where: { $0.key.publicID == segments[2] }) else {
        throw Problem.notFound("session")
      }
      try await manager.end(found.key)
      audit.record(.sessionEnded(of: user, by: caller), exchange)
      return nil
    default: throw Problem.methodNotAllowed
    }
  }

  private func owner(
    _ query: [(name: String, value: String)], _ visitor: Caller, _ own: Int
  ) throws(Problem) -> Int {
    guard let text = query.first(where: { $0.name == "user" })?.value else { return own }
    guard let user = Int(text) else { throw .malformed("user", "must be the number of an account") }
    guard user == own || visitor.role == .admin else { throw .forbidden }
    return user
  }

  private static func value(_ key: SessionKey, _ session: Session, isCurrent: Bool) -> Value {
    .record(
      Record(
        shape: shape,
        fields: [
          .string(key.publicID), .string(session.created.rfc3339), .string(session.lastUsed.rfc3339), .bool(isCurrent),
        ]))
  }

  private static let shape = RecordShape(name: "SignedIn", fields: ["id", "created", "lastUsed", "isCurrent"])
}

extension SessionKey {
  /// Names a session to those who may see it. It signs nobody in: it is a part of a hash of what does.
  var publicID: String { digest.prefix(12).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
