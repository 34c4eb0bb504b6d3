/// Why a request can't be taken as it came: a status and a sentence for whoever sent it.
public struct RequestFault: Error, Sendable, Equatable {
  public let status: Int
  /// In kebab case, the last segment of the problem's type: `malformed-url`.
  public let code: String
  public let detail: String

  public init(_ status: Int, _ code: String, _ detail: String) {
    self.status = status
    self.code = code
    self.detail = detail
  }
}
