import Facet
import HTTPTypes
import Hummingbird
import HummingbirdCore

extension RouterMethods {
  /// Serves a folder of templates from this router: every page at `/alpine`, `/svelte`, `/preact` and `/solid`, and
  /// the stylesheet and the clients' modules below `/assets`.
  ///
  /// ```swift
  /// let site = try Site.load(folder: "Templates")
  /// router.mountFacet(site) { request, context in TodoAPI(store: store) }
  /// ```
  ///
  /// Mount on a router itself and not on a group: the addresses in pages begin at the server's root. Posted forms
  /// from other sites are refused, and every response has the content policy with its own nonce.
  ///
  /// - Parameters:
  ///   - site: the checked templates.
  ///   - targets: which variants to serve.
  ///   - maximumFormBytes: the largest form that is read; more is answered with 413.
  ///   - api: makes the API that pages load from, for the visitor who sent this request. What it throws is the
  ///     application's to answer, as an error of any of its routes is.
  @discardableResult
  public func mountFacet(
    _ site: Site, targets: [Target] = Target.allCases, maximumFormBytes: Int = 1 << 20,
    api: @escaping @Sendable (Request, Context) async throws -> any PageAPI
  ) -> Self {
    let mounted = MountedSite(handler: PageHandler(ServedSite(site), maximumFormBytes: maximumFormBytes))
    for target in targets {
      for method in PageHandler.methods {
        for path in [target.root, "\(target.root)/**"] {
          on(RouterPath(path), method: method) { request, context in
            try await mounted.respond(to: request, target: target) { try await api(request, context) }
          }
        }
      }
    }
    for method in [HTTPRequest.Method.get, .head] {
      on(RouterPath(site.stylesheet.path), method: method) { request, _ in mounted.asset(request) }
      for base in targets.compactMap({ site.modules[$0]?.base }) + [site.modules.runtime.base] {
        on(RouterPath("\(base)**"), method: method) { request, _ in mounted.asset(request) }
      }
    }
    return self
  }
}

/// What `mountFacet` answers with: pages, and clear refusals in plain text.
struct MountedSite: Sendable {
  let handler: PageHandler
  private static let maximumAddressBytes = 8192

  /// - Throws: what `api` throws; the application answers its own errors.
  func respond(to request: Request, target: Target, api: () async throws -> any PageAPI) async throws -> Response {
    let nonce = Nonce.make()
    var response: Response
    do {
      let check = CrossSiteCheck()
      if let fault = check.fault(method: request.method, headers: request.headers, authority: request.head.authority) {
        throw fault
      }
      let address = try RequestTarget(request.head.path ?? "", maximumLength: Self.maximumAddressBytes)
      if address.hasTrailingSlash {
        response = Response(status: .permanentRedirect, headers: [.location: Self.withoutSlash(address)])
      } else {
        response = try await handler.respond(
          to: request, target: target, address: address, nonce: nonce, api: try await api())
      }
    } catch let fault as RequestFault {
      response = Self.refusal(fault.status, fault.detail)
    }
    return finish(response, request, nonce)
  }

  func asset(_ request: Request) -> Response {
    let address = try? RequestTarget(request.head.path ?? "", maximumLength: Self.maximumAddressBytes)
    return finish(
      handler.asset(at: address?.segments ?? []) ?? Self.refusal(404, "There is no such file."), request, "")
  }

  private func finish(_ response: Response, _ request: Request, _ nonce: String) -> Response {
    var response = response
    ContentPolicy.apply(to: &response.headers, nonce: nonce)
    // Every page has a nonce in it, and most are one visitor's: nothing in between may keep it.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return request.method == .head ? response.createHeadResponse() : response
  }

  private static func withoutSlash(_ address: RequestTarget) -> String {
    String(address.path.dropLast()) + (address.rawQuery.map { "?" + $0 } ?? "")
  }

  private static func refusal(_ status: Int, _ detail: String) -> Response {
    Response(
      status: HTTPResponse.Status(code: status), headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: detail + "\n")))
  }
}
