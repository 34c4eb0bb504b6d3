import Logging

/// Finds the endpoint of a request and turns whatever its handler throws into a problem.
public struct ModuleRouter: Sendable {
  private struct Entry: Sendable {
    let template: PathTemplate
    var endpoints: [Endpoint]
  }

  private let entries: [Entry]
  private let log: Logger

  public init(_ endpoints: [Endpoint], log: Logger) {
    var entries: [Entry] = []
    for endpoint in endpoints {
      if let index = entries.firstIndex(where: { $0.template.text == endpoint.path }) {
        entries[index].endpoints.append(endpoint)
      } else {
        entries.append(Entry(template: PathTemplate(endpoint.path), endpoints: [endpoint]))
      }
    }
    // Fixed segments first, so that `/api/products/categories` is not taken for a product's number.
    self.entries = entries.sorted { $0.template.literalCount > $1.template.literalCount }
    self.log = log
  }

  public func respond(to request: ModuleRequest) async -> ModuleResponse {
    for entry in entries {
      guard let parameters = entry.template.match(request.path) else { continue }
      guard let endpoint = entry.endpoints.first(where: { $0.method == request.method }) else {
        return .problem(.methodNotAllowed, headers: [("Allow", Self.methods(entry))])
      }
      return await answer(request, parameters, endpoint)
    }
    return .problem(.notFound("address"))
  }

  /// What `Allow` says for an address, for methods that no module knows (OPTIONS); nil when there is no such address.
  public func allowedMethods(_ path: [String]) -> String? {
    entries.first { $0.template.match(path) != nil }.map(Self.methods)
  }

  private static func methods(_ entry: Entry) -> String {
    entry.endpoints.map(\.method.rawValue).joined(separator: ", ")
  }

  /// The role comes before the body is looked at: strangers learn nothing about what a request should be.
  /// The controller checks it again, for whoever calls it directly.
  private func answer(
    _ request: ModuleRequest, _ parameters: PathParameters, _ endpoint: Endpoint
  ) async -> ModuleResponse {
    do {
      try Authorisation.check(endpoint.operation, request.caller)
      return try await endpoint.handler(request, parameters)
    } catch let problem as Problem {
      return .problem(problem)
    } catch is CancellationError {
      return .problem(.unavailable("The request was cancelled.", retryAfter: 1))
    } catch {
      log.error("\(endpoint.operation.rawValue) failed", metadata: ["error": "\(error)"])
      return .problem(.defect)
    }
  }
}
