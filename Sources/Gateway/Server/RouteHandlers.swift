import Facet
import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

/// What answers each route.
struct RouteHandlers: Sendable {
  let routes: RouteTable
  /// Nil when no templates are served.
  let pages: PageRoutes?
  let modules: ModuleCalls
  let proxy: BackendProxy
  let sessions: SessionEndpoint
  let signedIn: SessionsEndpoint
  let visitors: Visitors
  let changeLimit: ChangeLimiter
  let files: StaticFiles
  let health: Health
  /// The description of the modules' API.
  let openAPI: APIDescription
  /// The way to modules in other processes; nil where none is ours.
  let services: ServiceLink?
  let changes: ChangesEndpoint?
  let sizes: SizesEndpoint
  let metrics: MetricsEndpoint

  func respond(_ exchange: Exchange, _ route: Route) async throws -> Response {
    try await visitors.requireToken(exchange, route)
    switch route {
    case .home: return try home(exchange)
    case .page(let target):
      guard let pages else { throw Self.notFound(exchange) }
      return try await pages.respond(exchange, target: target)
    case .session: return try await sessions.respond(exchange, visitor: visitors.visitor(exchange))
    case .sessions: return try await signedIn.respond(exchange, visitor: visitors.visitor(exchange))
    case .right(let operation):
      return try RightsEndpoint().respond(exchange, operation, visitor: try await visitors.visitor(exchange))
    case .sizes: return try sizes.respond(exchange)
    case .openAPI: return try await openAPI(exchange)
    case .module(let module): return try await respond(exchange, module)
    case .prefix(let backend):
      let policy = ProxyHeaders(forward: backend.forward, returned: backend.returned)
      guard let server = proxy.backends.prefixes[backend.path] else { throw Self.notFound(exchange) }
      return try await proxy.respond(exchange, to: server, policy)
    case .live: return try health.live(exchange)
    case .ready: return try await health.ready(exchange)
    case .metrics: return try await metrics.respond(exchange)
    case .changes:
      guard let changes else { throw Self.notFound(exchange) }
      return try await changes.respond(exchange, visitor: try await visitors.visitor(exchange))
    case .file:
      if let site = pages?.handler.site, let asset = try SiteAssets.respond(exchange, site) { return asset }
      if let file = try await files.respond(exchange) { return file }
      return try page(exchange)
    case .unknownAPI: throw Self.notFound(exchange)
    }
  }

  private func respond(_ exchange: Exchange, _ module: ModuleBackend) async throws -> Response {
    let visitor = try await visitors.visitor(exchange)
    try changeLimit.admit(exchange.method.rawValue, visitor, address: exchange.client.address)
    switch module.place {
    case .embedded(let module): return try await modules.respond(exchange, module: module, visitor: visitor)
    case .remote(let backend):
      guard let services else { return try await proxy.respond(exchange, to: backend, ProxyHeaders()) }
      let headers = try await services.headers(for: visitor.caller, to: module.name)
      let answer = try await proxy.respond(exchange, to: backend, ProxyHeaders(adding: headers))
      guard answer.headers[.contentType].map(FormBody.mediaType) == "text/event-stream" else { return answer }
      return try await modules.streams.response(passing: answer, exchange, visitor)
    }
  }

  /// The variants are equal; the first one is where a visitor without a choice begins.
  private func home(_ exchange: Exchange) throws -> Response {
    guard pages != nil else { throw Self.notFound(exchange) }
    try exchange.allow([.get, .head])
    return Response(status: .seeOther, headers: [.location: Target.alpine.root])
  }

  /// A page's address without a variant leads to the first one, as the root does: `/compare`.
  private func page(_ exchange: Exchange) throws -> Response {
    let address = exchange.address
    guard pages?.handler.site.hasPage(at: address.segments) == true, !address.hasTrailingSlash else {
      throw Self.notFound(exchange)
    }
    try exchange.allow([.get, .head])
    let query = address.rawQuery.map { "?" + $0 } ?? ""
    return Response(status: .seeOther, headers: [.location: Target.alpine.root + address.path + query])
  }

  private func openAPI(_ exchange: Exchange) async throws -> Response {
    try exchange.allow([.get, .head])
    guard let description = try await openAPI.bytes() else { throw Self.notFound(exchange) }
    return Response(
      status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: description)))
  }

  private static func notFound(_ exchange: Exchange) -> Problem {
    Problem(404, "not-found", "Not found", detail: "There is nothing at \(exchange.address.path).")
  }
}
