import FacetValue

/// An error of the API: RFC 9457 problem details, with the fields that are wrong.
public struct Problem: Error, Sendable, Equatable {
  public struct FieldError: Sendable, Equatable {
    /// A JSON pointer into the body (RFC 6901): `/lines/0/quantity`; in a query `?size`.
    public let pointer: String
    public let detail: String
    public init(pointer: String, detail: String) {
      self.pointer = pointer
      self.detail = detail
    }
  }

  public let status: Int
  /// The last segment of the problem's type, in kebab case: `out-of-stock`.
  public let code: String
  public let title: String
  public let detail: String?
  public let errors: [FieldError]
  /// Seconds, sent as `Retry-After`.
  public let retryAfter: Int?

  public init(
    _ status: Int, _ code: String, _ title: String, detail: String? = nil, errors: [FieldError] = [],
    retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.title = title
    self.detail = detail
    self.errors = errors
    self.retryAfter = retryAfter
  }
}
