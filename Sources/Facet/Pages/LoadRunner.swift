import FacetRender
import FacetValue

/// Runs the loads of a page, all at once, and decodes what comes back.
struct LoadRunner {
  let types: TypeTable
  let api: any PageAPI

  func run(_ loads: [PlannedLoad]) async -> [LoadKey: LoadOutcome] {
    // A page's only load needs no task of its own.
    if loads.count < 2 {
      var outcomes: [LoadKey: LoadOutcome] = [:]
      for load in loads { outcomes[load.key] = await outcome(of: load) }
      return outcomes
    }
    return await withTaskGroup(of: (LoadKey, LoadOutcome).self) { group in
      for load in loads {
        group.addTask { (load.key, await outcome(of: load)) }
      }
      return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  private func outcome(of load: PlannedLoad) async -> LoadOutcome {
    do {
      return .value(try await APICaller(types: types, api: api).value(of: load.call, name: load.name).value)
    } catch {
      return .failure(error)
    }
  }
}

/// Makes a prepared call and decodes its answer against the type that the template declares.
struct APICaller {
  let types: TypeTable
  let api: any PageAPI
  var isAction = false

  func value(of call: PreparedCall, name: String) async throws(APIFailure) -> (value: Value, setCookies: [String]) {
    let reply = await api.call(
      PageAPIRequest(
        method: call.method, segments: call.segments, path: call.path, query: call.query, body: wireBody(call),
        idempotencyKey: call.idempotencyKey, isAction: isAction))
    let body = try parsed(reply, name)
    guard (200..<300).contains(reply.status) else {
      throw ProblemReader.failure(status: reply.status, body: body, retryAfter: reply.retryAfter)
    }
    if call.result == .void { return (.null, reply.setCookies) }
    do {
      return (try ValueDecoder.decode(body, as: call.result, in: types), reply.setCookies)
    } catch {
      throw APIFailure(
        status: 502, title: "The data does not match its declaration",
        detail: "\(name): \(call.path) \(error)", fields: [:])
    }
  }

  private func wireBody(_ call: PreparedCall) -> Value? {
    guard let body = call.body else { return nil }
    guard let type = call.bodyType else { return ValueEncoder.encode(body) }
    return ValueEncoder.encode(body, as: type, in: types)
  }

  private func parsed(_ reply: PageAPIReply, _ name: String) throws(APIFailure) -> Value {
    switch reply.body {
    case .none: return .null
    case .value(let value): return value
    case .json(let bytes):
      if bytes.isEmpty { return .null }
      do {
        return try JSONParser.parse(bytes)
      } catch {
        guard (200..<300).contains(reply.status) else { return .null }
        throw APIFailure(status: 502, title: "The answer is not JSON", detail: "\(name): \(error)", fields: [:])
      }
    }
  }
}
