import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Shop

/// Whether this process runs (live), and whether it should get requests (ready).
struct Health: Sendable {
  let modules: [any Module]
  let backends: [Backend]

  func live(_ exchange: Exchange) throws -> Response {
    try exchange.allow([.get, .head])
    return ModuleCalls.json(["status": "ok"])
  }

  /// 503 with the modules of this process that can't be used.
  ///
  /// Backends that run elsewhere are named when no call of them would be made, and don't make this server unready: every
  /// gateway would be taken out at once, with all the pages that need no such backend.
  func ready(_ exchange: Exchange) async throws -> Response {
    try exchange.allow([.get, .head])
    var troubles = ValueDictionary()
    for module in modules {
      if let trouble = await module.unhealthy() {
        exchange.logger.error("module not healthy", metadata: ["module": "\(module.name)", "error": "\(trouble)"])
        // The cause may name files; it is for the log.
        troubles[module.name] = "unavailable"
      }
    }
    var unusable = ValueDictionary()
    for backend in backends.map(\.snapshot) where !backend.isUsable { unusable[backend.name] = "unavailable" }
    if troubles.keys.isEmpty {
      return ModuleCalls.json(
        unusable.keys.isEmpty ? ["status": "ok"] : ["status": "ok", "backends": .dictionary(unusable)])
    }
    return ModuleCalls.json(["status": "unavailable", "modules": .dictionary(troubles)], status: 503)
  }
}
