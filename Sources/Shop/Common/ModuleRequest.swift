import FacetValue

/// A request to a backend module, the same whether it came over HTTP or from a page's load in this process.
public struct ModuleRequest: Sendable {
  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
  }

  public let method: Method
  /// The whole path, percent-decoded segment by segment: `["api", "products", "12"]`.
  public let path: [String]
  /// Names and values of the query, decoded, in order.
  public let query: [(name: String, value: String)]
  /// The decoded JSON body, or nil when there is none.
  public let body: Value?
  public let caller: Caller
  /// `Idempotency-Key`, on requests that create.
  public let idempotencyKey: String?
  /// `Last-Event-ID`, on streams.
  public let lastEventID: String?

  public init(
    _ method: Method, _ path: [String], query: [(name: String, value: String)] = [], body: Value? = nil,
    caller: Caller, idempotencyKey: String? = nil, lastEventID: String? = nil
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.caller = caller
    self.idempotencyKey = idempotencyKey
    self.lastEventID = lastEventID
  }
}

/// What a module answers.
public struct ModuleResponse: Sendable {
  public enum Body: Sendable {
    case none
    case value(Value)
    /// An RFC 9457 problem, sent as `application/problem+json`.
    case problem(Problem)
    /// A live stream of server-sent events (WHATWG HTML §9.2).
    case events(AsyncStream<ServerEvent>)
  }

  public let status: Int
  /// `Location`, `Retry-After` and the like; no content headers.
  public let headers: [(name: String, value: String)]
  public let body: Body

  public init(_ status: Int, headers: [(name: String, value: String)] = [], body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// One server-sent event.
public struct ServerEvent: Sendable {
  public let id: String?
  public let name: String?
  public let data: Value
  /// Milliseconds a browser waits before it connects again.
  public let retry: Int?
  public init(id: String?, name: String? = nil, data: Value, retry: Int? = nil) {
    self.id = id
    self.name = name
    self.data = data
    self.retry = retry
  }
}
