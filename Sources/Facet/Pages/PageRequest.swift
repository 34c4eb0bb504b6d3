import FacetRender

/// A request for a page, as a web server hands it over.
public struct PageRequest: Sendable {
  public enum Method: Sendable { case get, head, post }

  public let target: Target
  public let method: Method
  /// The segments below the variant's root, percent-decoded: `["products", "12"]`; empty for the root.
  public let path: [String]
  /// Names and values of the query, decoded, in order.
  public let query: [(name: String, value: String)]
  /// The address below the variant as it was asked for, path and query, percent-encoded: `/products?q=a%20b`.
  public let url: String
  /// The fields of a posted form, decoded, in order.
  public let form: [(name: String, value: String)]
  /// Whether the state document is wanted in place of HTML (`Accept: application/vnd.facet+json`).
  public let wantsState: Bool
  /// The nonce that the response's content policy names.
  public let nonce: String
  /// To be written into the page's forms and data; see `DocumentOptions.formToken`.
  public let formToken: String?
  /// Why the posted form may not run; nil when it may. The page comes back with what was typed and this sentence.
  public var refusal: String?
  /// The token that the posted form's page was made with, if it had one.
  public var postedToken: String? { PostedAction(in: form)?.token }

  public init(
    target: Target, method: Method = .get, path: [String], query: [(name: String, value: String)] = [], url: String,
    form: [(name: String, value: String)] = [], wantsState: Bool = false, nonce: String,
    formToken: String? = nil
  ) {
    self.target = target
    self.method = method
    self.path = path
    self.query = query
    self.url = url
    self.form = form
    self.wantsState = wantsState
    self.nonce = nonce
    self.formToken = formToken
  }
}

/// What to answer. The content policy and other general headers are the server's to add.
public struct PageReply: Sendable {
  public var status: Int
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
