import FacetValue
import Hummingbird
import Shop

/// `GET /api/session/rights/{operation}`: whether the visitor's role reaches an operation of the role table.
///
/// A page that is for some roles only loads it: refused with 401 or 403, it becomes sign-in or the 403 page.
struct RightsEndpoint: Sendable {
  /// - Throws: a `Problem`: 404 for an operation that there isn't, 401 or 403 for one that is not the visitor's.
  func answer(_ name: String, visitor: Visitor) throws(Problem) -> Value {
    guard let operation = Operation(rawValue: name) else { throw .notFound("operation") }
    try Authorisation.check(operation, visitor.caller)
    return .record(Record(shape: Self.shape, fields: [.string(name)]))
  }

  func respond(_ exchange: Exchange, _ name: String, visitor: Visitor) throws -> Response {
    try exchange.allow([.get, .head])
    return ModuleCalls.json(try answer(name, visitor: visitor), status: 200)
  }

  /// The operation that an address asks about.
  static func operation(of segments: [String]) -> String? {
    guard segments.count == 4, segments.starts(with: ["api", "session", "rights"]) else { return nil }
    return segments[3]
  }

  private static let shape = RecordShape(name: "Right", fields: ["operation"])
}
