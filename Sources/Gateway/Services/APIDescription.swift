import FacetValue
import Logging
import Shop

/// The description of the whole API (OpenAPI 3.1) when modules run elsewhere: each describes itself.
struct APIDescription: Sendable {
  /// Of the modules in this process.
  let embedded: [UInt8]?
  let services: ServiceLink?

  /// Nil when no module has anything to say.
  ///
  /// - Throws: a 503 problem when a module can't be asked: half a description would tell a client that the rest is gone.
  func bytes() async throws -> [UInt8]? {
    guard let services, !services.modules.isEmpty else { return embedded }
    var whole = try embedded.map { try JSONParser.parse($0) }
    for module in services.modules {
      guard let part = try await services.description(of: module) else { continue }
      whole = whole.map { Self.merged($0, part) } ?? part
    }
    return whole.map { JSONWriter.bytes(of: $0) }
  }

  /// Objects are merged member by member, the paths and schemas among them; of anything else the first stays.
  private static func merged(_ one: Value, _ other: Value) -> Value {
    guard case .dictionary(var members) = one, case .dictionary(let more) = other else { return one }
    for (key, value) in zip(more.keys, more.values) { members[key] = members[key].map { merged($0, value) } ?? value }
    return .dictionary(members)
  }
}
