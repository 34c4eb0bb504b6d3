import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Shop

/// Whether this process runs (live), and whether it should get requests (ready).
struct Health: Sendable {
  let modules: [any Module]

  static var isLive: Response { ModuleCalls.json(["status": "ok"]) }

  func live(_ exchange: Exchange) throws -> Response {
    try exchange.allow([.get, .head])
    return Self.isLive
  }

  /// 503 with the modules that can't be used and why.
  func ready(_ exchange: Exchange) async throws -> Response {
    try exchange.allow([.get, .head])
    return await readiness(exchange.logger)
  }

  func readiness(_ logger: Logger) async -> Response {
    var troubles = ValueDictionary()
    for module in modules {
      if let trouble = await module.unhealthy() {
        logger.error("module not healthy", metadata: ["module": "\(module.name)", "error": "\(trouble)"])
        // The cause may name files; it is for the log.
        troubles[module.name] = "unavailable"
      }
    }
    if troubles.keys.isEmpty { return Self.isLive }
    return ModuleCalls.json(["status": "unavailable", "modules": .dictionary(troubles)], status: 503)
  }
}
