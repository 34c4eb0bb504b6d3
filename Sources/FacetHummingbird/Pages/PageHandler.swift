import Facet
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Answers requests for the pages of a site: reads the form, asks the site, and makes a response of its reply.
package struct PageHandler: Sendable {
  private let served: ServedSite
  package let maximumFormBytes: Int

  package var site: Site { served.site }

  package init(_ served: ServedSite, maximumFormBytes: Int) {
    self.served = served
    self.maximumFormBytes = maximumFormBytes
  }

  /// The methods that pages answer.
  package static let methods: [HTTPRequest.Method] = [.get, .head, .post]

  /// - Parameters:
  ///   - address: below the variant's root.
  ///   - tokens: what posted forms are tied to the visitor's session by; nil without a session.
  /// - Throws: `RequestFault` when the form can't be read.
  package func respond(
    to request: Request, target: Target, address: RequestTarget, nonce: String, tokens: FormTokens? = nil,
    api: any PageAPI
  ) async throws -> Response {
    let method: PageRequest.Method = request.method == .post ? .post : request.method == .head ? .head : .get
    let form = method == .post ? try await FormBody.read(request, maximumBytes: maximumFormBytes) : []
    var page = PageRequest(
      target: target, method: method, path: Array(address.segments.dropFirst()), query: address.query,
      url: address.below(1), form: form,
      wantsState: AcceptHeader.names(AcceptHeader.stateDocument, in: request.headers[values: .accept]), nonce: nonce,
      formToken: tokens?.issued)
    if method == .post, let tokens, !tokens.accepts(page.postedToken) { page.refusal = FormTokens.refusal }
    return Self.response(await site.respond(to: page, api: api))
  }

  package static func response(_ reply: PageReply) -> Response {
    var headers = HTTPFields()
    for (name, value) in reply.headers {
      guard let name = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: name, value: value))
    }
    if !reply.body.isEmpty, headers[.contentType] == nil { headers[.contentType] = "text/html; charset=utf-8" }
    return Response(
      status: HTTPResponse.Status(code: reply.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
  }

  /// The site's styles or a module of its clients; nil when there is no such file. Their addresses change with their
  /// content, so they may be kept for ever.
  ///
  /// - Parameter segments: of the address, percent-decoded.
  package func asset(at segments: [String]) -> Response? {
    guard let asset = site.asset(at: "/" + segments.joined(separator: "/")) else { return nil }
    return Response(
      status: .ok,
      headers: [.contentType: asset.contentType, .cacheControl: "public, max-age=31536000, immutable"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
  }
}
