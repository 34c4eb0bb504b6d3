import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Shop

/// The pages of the variants, and the pages that say what went wrong there.
struct PageRoutes: Sendable {
  let handler: PageHandler
  let visitors: Visitors
  /// The API as a visitor's pages see it.
  let api: @Sendable (Exchange, Visitor) -> any PageAPI

  func respond(_ exchange: Exchange, target: Target) async throws -> Response {
    try exchange.allow(PageHandler.methods)
    if exchange.address.hasTrailingSlash {
      let query = exchange.address.rawQuery.map { "?" + $0 } ?? ""
      return Response(
        status: .permanentRedirect, headers: [.location: String(exchange.address.path.dropLast()) + query])
    }
    let visitor = try await visitors.visitor(exchange)
    return try await handler.respond(
      to: exchange.request, target: target, address: exchange.address, nonce: exchange.nonce,
      tokens: visitors.formTokens(exchange, visitor), api: api(exchange, visitor))
  }

  /// A refusal as a page of the variant; nil when the client would rather have the problem itself.
  func errorPage(_ problem: Problem, _ exchange: Exchange, target: Target) async -> Response? {
    let accepted = exchange.headers[values: .accept]
    guard AcceptHeader.names("text/html", in: accepted), let visitor = try? await visitors.visitor(exchange)
    else { return nil }
    let request = PageRequest(
      target: target, path: [], url: exchange.address.below(1), nonce: exchange.nonce,
      formToken: visitor.token?.masked())
    let reply = await handler.site.errorReply(
      status: problem.status, message: problem.detail ?? problem.title, for: request,
      api: api(exchange, visitor))
    return PageHandler.response(reply)
  }
}
