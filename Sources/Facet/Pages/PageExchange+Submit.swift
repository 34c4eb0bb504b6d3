import FacetAnalysis
import FacetRender
import FacetValue
import Synchronization

extension PageExchange {
  /// Runs the action of a posted form and answers as its outcome says.
  func submit(_ page: CheckedPage, _ parameters: [String: String]) async throws(Failure) -> PageReply {
    let prepared = try await prepare(page, parameters)
    try requireLoads(prepared)
    if let refusal = request.refusal { return try refused(page, prepared, refusal) }
    let cookies = CookieJar()
    var reply: PageReply
    do throws(Failure) {
      reply = try await self.reply(to: try await run(page, prepared, cookies))
    } catch {
      // What was called before has happened: a sign-in's cookie is the only key to its session.
      reply = await self.reply(for: error)
    }
    reply.headers += cookies.all.map { ("Set-Cookie", $0) }
    return reply
  }

  private func run(
    _ page: CheckedPage, _ prepared: Prepared, _ cookies: CookieJar
  ) async throws(Failure) -> SubmitOutcome {
    let caller = APICaller(types: site.project.types, api: api, isAction: true)
    let loads = LoadRunner(types: site.project.types, api: api)
    let deadline = ContinuousClock.now + site.options.actionTime
    do {
      return try await renderer.submit(
        page, prepared.inputs, loads: prepared.loads, form: request.form, document: document(of: page),
        perform: { (call: PreparedCall) async throws(APIFailure) -> Value in
          guard ContinuousClock.now < deadline else { throw Self.tooLate }
          let answer = try await caller.value(of: call, name: "\(call.method) \(call.path)")
          cookies.add(answer.setCookies)
          return answer.value
        },
        reload: { load in
          guard ContinuousClock.now < deadline else { return .failure(Self.tooLate) }
          return await loads.run([load])[load.key] ?? .failure(APIFailure(status: 502, title: load.name))
        })
    } catch {
      throw .evaluation(error)
    }
  }

  private func refused(
    _ page: CheckedPage, _ prepared: Prepared, _ refusal: String
  ) throws(Failure) -> PageReply {
    var document = document(of: page)
    document.notice = refusal
    do {
      return reply(
        403,
        try renderer.refuse(page, prepared.inputs, loads: prepared.loads, form: request.form, document: document))
    } catch {
      throw .evaluation(error)
    }
  }

  private static let tooLate = APIFailure(
    status: 504, title: "The action took too long", detail: "Its calls did not end in time. What was done stays done.")

  private func reply(to outcome: SubmitOutcome) async throws(Failure) -> PageReply {
    switch outcome {
    case .navigate(let location): redirect(to: location)
    case .unchanged: redirect(to: request.target.root + (request.url == "/" ? "" : request.url))
    case .page(let body, let callFailed): reply(callFailed ? 422 : 200, body)
    case .gone(let body): reply(409, body)
    case .failed(let failure): throw .call(failure)
    }
  }

  /// RFC 9110 §15.4.4: the answer to the form is to be fetched with GET.
  func redirect(to location: String) -> PageReply {
    PageReply(status: 303, headers: [("Location", location), ("Cache-Control", "no-store")])
  }
}

/// Cookies that the calls of one action set.
private final class CookieJar: Sendable {
  private let values = Mutex<[String]>([])
  var all: [String] { values.withLock { $0 } }
  func add(_ cookies: [String]) { values.withLock { $0 += cookies } }
}
