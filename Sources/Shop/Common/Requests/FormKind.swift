/// How much a body has to say.
public enum FormKind: Sendable {
  /// POST: what has no default.
  case new
  /// PUT: everything.
  case replacement
  /// PATCH: what changes.
  case part
}
