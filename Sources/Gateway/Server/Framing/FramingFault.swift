/// Why bytes are no HTTP/1.1 request that this server takes. The connection ends with it: nobody can say where the next
/// request would begin.
struct FramingFault: Error, Sendable, Equatable {
  let status: Int
  /// In kebab case, the last segment of the problem's type.
  let code: String
  let detail: String

  static func malformed(_ detail: String) -> FramingFault {
    FramingFault(status: 400, code: "malformed-request", detail: detail)
  }

  static let tooLate = FramingFault(
    status: 408, code: "too-slow", detail: "The request did not arrive in time.")
  static let incomplete = malformed("The connection was closed in the middle of the request.")
}
