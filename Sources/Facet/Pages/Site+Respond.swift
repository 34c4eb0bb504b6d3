import FacetAnalysis
import FacetRender
import FacetValue

extension Site {
  /// Answers a request for a page: runs its loads, or the action that was posted, and renders.
  ///
  /// A page that can't be shown gives the application's error page, whole; nothing is ever half a page.
  public func respond(to request: PageRequest, api: any PageAPI) async -> PageReply {
    let exchange = PageExchange(site: self, request: request, api: api)
    guard let (page, parameters) = pages.find(request.path) else {
      return await exchange.errorReply(status: 404, message: "There is no page \(request.url).")
    }
    do {
      return request.method == .post
        ? try await exchange.submit(page, parameters)
        : try await exchange.show(page, parameters)
    } catch {
      return await exchange.reply(for: error)
    }
  }

  /// A page for an error that arose outside of the pages, in the variant's own layout: a refused form, a limit.
  public func errorReply(status: Int, message: String, for request: PageRequest, api: any PageAPI) async -> PageReply {
    await PageExchange(site: self, request: request, api: api).errorReply(status: status, message: message)
  }
}

/// One request on its way to a reply.
struct PageExchange {
  let site: Site
  let request: PageRequest
  let api: any PageAPI

  /// Why a page could not be shown.
  enum Failure: Error {
    case evaluation(EvaluationError)
    /// A required load, or an action's call, failed.
    case call(APIFailure)
  }

  /// A page's inputs and what its loads gave.
  struct Prepared {
    let inputs: PageInputs
    let planned: [PlannedLoad]
    var loads: [LoadKey: LoadOutcome]
  }

  func prepare(
    _ page: CheckedPage, _ parameters: [String: String], status: Int = 200, message: String = ""
  ) async throws(Failure) -> Prepared {
    let inputs = inputs(parameters, status: status, message: message)
    let planned: [PlannedLoad]
    do { planned = try site.renderer.plan(page, inputs) } catch { throw .evaluation(error) }
    let loads = await LoadRunner(types: site.project.types, api: api).run(planned)
    return Prepared(inputs: inputs, planned: planned, loads: loads)
  }

  /// The first required load that failed decides; the page is not rendered without it.
  func requireLoads(_ prepared: Prepared) throws(Failure) {
    for load in prepared.planned where !load.isOptional {
      if case .failure(let failure)? = prepared.loads[load.key] { throw .call(failure) }
    }
  }

  func show(_ page: CheckedPage, _ parameters: [String: String]) async throws(Failure) -> PageReply {
    let prepared = try await prepare(page, parameters)
    try requireLoads(prepared)
    do {
      if request.wantsState {
        let state = try site.renderer.stateDocument(page, prepared.inputs, loads: prepared.loads)
        return reply(200, JSONWriter.bytes(of: state), type: PageMediaType.state)
      }
      let started = ContinuousClock.now
      let body = try renderer.render(page, prepared.inputs, loads: prepared.loads, document: document(of: page))
      site.options.rendered(page.name, request.target, ContinuousClock.now - started)
      return reply(200, body)
    } catch {
      throw .evaluation(error)
    }
  }

  func reply(_ status: Int, _ body: [UInt8], type: String = PageMediaType.html) -> PageReply {
    PageReply(
      status: status,
      // Each page carries a nonce and may carry what only this visitor may see.
      headers: [("Content-Type", type), ("Vary", "Accept"), ("Cache-Control", "no-store")],
      body: body)
  }

  var renderer: Renderer { site.renderer(for: request.target) }

  func document(of page: CheckedPage) -> DocumentOptions {
    DocumentOptions(
      language: site.options.language, fallbackTitle: "Facet", stylesheets: [site.stylesheet.path],
      nonce: request.nonce, modules: site.developmentModules(request.target),
      integrity: site.integrity, headExtra: site.developmentHead,
      formToken: request.formToken,
      client: site.client(of: page, request.target))
  }

  private func inputs(_ parameters: [String: String], status: Int, message: String) -> PageInputs {
    PageInputs(
      target: request.target.rawValue, root: request.target.root,
      path: String(request.url.prefix { $0 != "?" && $0 != "#" }), url: request.url, status: status, message: message,
      query: request.query, parameters: parameters)
  }
}

/// Media types of what pages answer with.
public enum PageMediaType {
  public static let html = "text/html; charset=utf-8"
  /// A page's state document.
  public static let state = "application/vnd.facet+json"
}
