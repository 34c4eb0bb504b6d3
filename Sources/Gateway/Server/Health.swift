import FacetValue
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Shop

/// Whether this process runs (live), and whether it should get requests (ready).
struct Health: Sendable {
  let modules: [any Module]
  /// The way to modules in other processes.
  var services: ServiceLink?
  var backends: [Backend] = []

  static var isLive: Response { ModuleCalls.json(["status": "ok"]) }

  func live(_ exchange: Exchange) throws -> Response {
    try exchange.allow([.get, .head])
    return Self.isLive
  }

  /// 503 with the modules of this process that can't be used.
  ///
  /// Backends that run elsewhere are named when no call of them would be made, and don't make this server unready: every
  /// gateway would be taken out at once, with all the pages that need no such backend.
  func ready(_ exchange: Exchange) async throws -> Response {
    try exchange.allow([.get, .head])
    return await readiness(exchange.logger)
  }

  func readiness(_ logger: Logger) async -> Response {
    var troubles = ValueDictionary()
    var unusable = ValueDictionary()
    for (module, trouble) in await found() {
      logger.error("module not healthy", metadata: ["module": "\(module)", "error": "\(trouble)"])
      let isHere = modules.contains { $0.name == module }
      // The cause may name files; it is for the log.
      if isHere { troubles[module] = "unavailable" } else { unusable[module] = "unavailable" }
    }
    for backend in backends.map(\.snapshot) where !backend.isUsable { unusable[backend.name] = "unavailable" }
    if troubles.keys.isEmpty {
      return ModuleCalls.json(
        unusable.keys.isEmpty ? ["status": "ok"] : ["status": "ok", "backends": .dictionary(unusable)])
    }
    return ModuleCalls.json(["status": "unavailable", "modules": .dictionary(troubles)], status: 503)
  }

  /// What is wrong with which module; all are asked at the same time.
  private func found() async -> [(module: String, trouble: String)] {
    await withTaskGroup { group in
      for module in modules { group.addTask { (module.name, await module.unhealthy()) } }
      if let services {
        for name in services.modules { group.addTask { (name, await services.unhealthy(name)) } }
      }
      var found: [(module: String, trouble: String)] = []
      for await (name, trouble) in group { if let trouble { found.append((name, trouble)) } }
      return found.sorted { $0.module < $1.module }
    }
  }
}
