import FacetValue

/// The API that pages load from and actions call, as one visitor. A value is made for each request.
public protocol PageAPI: Sendable {
  /// Never throws: a backend that can't be reached is a reply with 502, 503 or 504.
  func call(_ request: PageAPIRequest) async -> PageAPIReply
}

/// A call of a load or an action.
public struct PageAPIRequest: Sendable {
  /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
  public let method: String
  /// The segments of the path, decoded; none is empty, `.` or `..`.
  public let segments: [String]
  /// The same path, percent-encoded: `/api/products/12`.
  public let path: String
  public let query: [(name: String, value: String)]
  /// To be sent as JSON; already in the shape of the wire.
  public let body: Value?
  public let idempotencyKey: String?
  /// Whether an action calls (cookies that come back may be set), and not a load.
  public let isAction: Bool

  public init(
    method: String, segments: [String], path: String, query: [(name: String, value: String)] = [], body: Value? = nil,
    idempotencyKey: String? = nil, isAction: Bool = false
  ) {
    self.method = method
    self.segments = segments
    self.path = path
    self.query = query
    self.body = body
    self.idempotencyKey = idempotencyKey
    self.isAction = isAction
  }
}

/// What the API answered.
public struct PageAPIReply: Sendable {
  public enum Body: Sendable {
    case none
    /// From a module in this process: no JSON in between.
    case value(Value)
    /// Bytes of JSON, not decoded yet.
    case json([UInt8])
  }

  public let status: Int
  public let body: Body
  /// `Set-Cookie` values to pass on to the browser (of an action's call only).
  public let setCookies: [String]
  /// Seconds, of `Retry-After`.
  public let retryAfter: Int?

  public init(status: Int, body: Body = .none, setCookies: [String] = [], retryAfter: Int? = nil) {
    self.status = status
    self.body = body
    self.setCookies = setCookies
    self.retryAfter = retryAfter
  }
}
