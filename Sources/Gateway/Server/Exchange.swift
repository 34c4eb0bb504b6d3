import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// A request after the checks that every request passes, on its way to an answer.
struct Exchange: Sendable {
  let request: Request
  let address: RequestTarget
  let client: Client
  let context: GatewayContext
  let requestID: String
  /// For this response's content policy.
  let nonce: String
  let logger: Logger
  /// Between a reader of the body that outlives the answer, and the connection.
  let bodyGate: BodyGate

  var method: HTTPRequest.Method { request.method }
  var headers: HTTPFields { request.headers }
  var isHead: Bool { request.method == .head }

  /// 405 unless the method is one of these.
  func allow(_ methods: [HTTPRequest.Method]) throws(Refusal) {
    guard methods.contains(method) else { throw .methodNotAllowed(methods) }
  }
}
