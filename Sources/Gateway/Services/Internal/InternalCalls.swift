import FacetHummingbird
import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Shop

/// Answers what other processes ask of this one at `/internal/…`.
struct InternalCalls: Sendable {
  let endpoints: [InternalEndpoint]
  /// A batch of events or a large order is larger than what a visitor may send.
  private static let bodyLimit = 8 << 20

  func respond(_ exchange: Exchange) async throws -> Response {
    let segments = exchange.address.segments.dropFirst()
    let found = endpoints.compactMap { endpoint in endpoint.match(segments).map { (endpoint, $0) } }
    guard !found.isEmpty else { throw Refusal(.notFound("address")) }
    guard let (endpoint, parameters) = found.first(where: { $0.0.method.rawValue == exchange.method.rawValue }) else {
      throw Refusal.methodNotAllowed(found.compactMap { HTTPRequest.Method($0.0.method.rawValue) })
    }
    let body =
      endpoint.method == .get ? nil : try await JSONBody.read(exchange.request, maximumBytes: Self.bodyLimit)
    do {
      guard let value = try await endpoint.handle(parameters, body) else {
        return Response(status: .noContent, headers: [.cacheControl: "no-store"])
      }
      return ModuleCalls.json(value)
    } catch let problem as Problem {
      return problem.response
    }
  }
}
