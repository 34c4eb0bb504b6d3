import FacetValue
import Shop

/// Who sent a request, as far as the gateway knows.
struct Visitor: Sendable {
  let caller: Caller
  let mode: GatewayConfiguration.AuthMode
  /// Nil without a living session.
  let session: SessionKey?
  /// What the session's unsafe requests have to bring; nil without a session.
  var token: RequestToken?

  /// Whether an account was signed in to. In demo everybody acts as somebody without that.
  var isSignedIn: Bool { session != nil }

  /// What `GET /api/session` answers, and layouts load.
  var description: Value {
    .record(
      Record(
        shape: Self.shape,
        fields: [
          .bool(isSignedIn), .string(caller.name), .string(caller.role.rawValue), .string(mode.rawValue),
          caller.userID.map(Value.int) ?? .null, .array(Self.operations(of: caller)),
          token.map { .string($0.masked()) } ?? .null,
        ]))
  }

  /// What the role table lets that caller do.
  private static func operations(of caller: Caller) -> [Value] {
    Operation.allCases.filter { Authorisation.leastRole(for: $0) <= caller.role }.map { .string($0.rawValue) }
  }

  private static let shape = RecordShape(
    name: "Session", fields: ["signedIn", "name", "role", "mode", "userID", "operations", "token"])
}
