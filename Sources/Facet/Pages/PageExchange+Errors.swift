import FacetAnalysis
import FacetRender
import FacetValue

extension PageExchange {
  func reply(for failure: Failure) async -> PageReply {
    switch failure {
    case .evaluation(let error):
      if error.code == EvaluationError.parameterMismatch {
        return await errorReply(status: 404, message: "There is no page \(request.url).")
      }
      site.options.report(describe(error))
      let shown = site.options.showsErrors ? describe(error) : "This page could not be made."
      return await errorReply(status: 500, message: shown)
    case .call(let failure):
      return await reply(for: failure)
    }
  }

  private func reply(for failure: APIFailure) async -> PageReply {
    let text = failure.detail.isEmpty ? failure.title : "\(failure.title): \(failure.detail)"
    switch failure.status {
    case 401 where site.hasPage(at: PageExchange.signInPath) && request.path != PageExchange.signInPath:
      return redirect(to: signInAddress)
    case 401, 403, 404, 503, 504:
      var reply = await errorReply(status: failure.status, message: text)
      // RFC 9110 §10.2.3: the page is back when what it needs is.
      if failure.status == 503, let seconds = failure.retryAfter {
        reply.headers.append(("Retry-After", String(seconds)))
      }
      return reply
    // A load takes its arguments from the address, so what the backend refuses is what the visitor asked for.
    case 400, 422:
      return await errorReply(status: 400, message: text)
    default:
      // Without the query: it may hold secrets.
      site.options.report("\(request.url.prefix { $0 != "?" }): \(failure.status) \(text)")
      return await errorReply(status: 502, message: site.options.showsErrors ? text : failure.title)
    }
  }

  private static let signInPath = ["sign-in"]

  /// Sign-in, with the page to come back to as `route.url` writes it.
  private var signInAddress: String {
    "\(request.target.root)/sign-in?next=\(EscapedText.urlQuery(request.url))"
  }

  /// The application's page for that status; when it has none, or that fails too, a plain one.
  func errorReply(status: Int, message: String) async -> PageReply {
    if request.wantsState { return problem(status, message) }
    guard let page = site.pages.errorPage(status: status) else { return plain(status, message) }
    do {
      let prepared = try await prepare(page, [:], status: status, message: message)
      try requireLoads(prepared)
      let body = try renderer.render(
        page, prepared.inputs, loads: prepared.loads, document: document(of: page))
      return reply(status, body)
    } catch {
      site.options.report("\(page.name): \(error)")
      return plain(status, message)
    }
  }

  private func problem(_ status: Int, _ message: String) -> PageReply {
    let body = JSONWriter.bytes(of: [
      "type": "about:blank", "status": .int(status), "title": .string(message),
    ])
    return reply(status, body, type: "application/problem+json")
  }

  private func plain(_ status: Int, _ message: String) -> PageReply {
    let text = EscapedText.html(message)
    let markup = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>\(status)</title></head>
      <body><h1>\(status)</h1><p>\(text)</p></body></html>

      """
    return reply(status, Array(markup.utf8))
  }

  private func describe(_ error: EvaluationError) -> String {
    let place = error.span.map { "\($0.file.path):\($0.start.line):\($0.start.column): " } ?? ""
    return "\(place)\(error.message) [\(error.code)]"
  }
}
