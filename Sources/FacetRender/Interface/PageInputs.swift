import FacetAnalysis
import FacetValue

/// What a page is rendered for: where it is mounted, and what its address says.
public struct PageInputs: Sendable {
  /// `alpine`, `svelte`, `preact` or `solid`.
  public var target: String
  /// The variant's root, without a slash at the end: `/alpine`. `./` in links stands for it.
  public var root: String
  /// The path below the root, as pages see it in `route.path`: `/products/12`.
  public var path: String
  /// `path` with its query, as pages see it in `route.url`.
  public var url: String
  /// What error pages show; 200 elsewhere.
  public var status: Int
  public var message: String
  /// Decoded, in the order of the address.
  public var query: [(name: String, value: String)]
  /// The decoded segments that the page's `[name]`s matched.
  public var parameters: [String: String]

  public init(
    target: String, root: String, path: String, url: String, status: Int = 200, message: String = "",
    query: [(name: String, value: String)] = [], parameters: [String: String] = [:]
  ) {
    self.target = target
    self.root = root
    self.path = path
    self.url = url
    self.status = status
    self.message = message
    self.query = query
    self.parameters = parameters
  }
}

/// Names one load of a page: the page's own, or that of a layout that it uses.
public struct LoadKey: Hashable, Sendable {
  public let component: ComponentID
  /// The position among the component's loads.
  public let load: Int
  public init(component: ComponentID, load: Int) {
    self.component = component
    self.load = load
  }
}

/// What came of a load.
public enum LoadOutcome: Sendable {
  /// Decoded against the load's type.
  case value(Value)
  case failure(APIFailure)
}

/// A call to the API that failed; templates see it as `ApiError`.
public struct APIFailure: Error, Sendable {
  public var status: Int
  public var title: String
  public var detail: String
  /// Messages by field name.
  public var fields: [String: [String]]
  /// Seconds after which it may go better, where the API said so.
  public var retryAfter: Int?

  public init(
    status: Int, title: String, detail: String = "", fields: [String: [String]] = [:], retryAfter: Int? = nil
  ) {
    self.status = status
    self.title = title
    self.detail = detail
    self.fields = fields
    self.retryAfter = retryAfter
  }
}

/// A call to the API with everything filled in.
public struct PreparedCall: Sendable {
  public var method: String
  /// Normalised, percent-encoded, under one of the configured prefixes; without query.
  public var path: String
  /// The decoded segments of `path`.
  public var segments: [String]
  public var query: [(name: String, value: String)]
  public var body: Value?
  /// The type of `body`, for its names in JSON.
  public var bodyType: ValueType?
  public var idempotencyKey: String?
  /// What the answer has to be decoded as; `void` when nobody reads it.
  public var result: ValueType
}

/// A load to run before its page renders.
public struct PlannedLoad: Sendable {
  public let key: LoadKey
  public let name: String
  /// Of optional type: the page renders without it.
  public let isOptional: Bool
  public let call: PreparedCall
}
