import Logging

/// The backends of a configuration that run elsewhere.
struct BackendTable: Sendable {
  /// By the module's name.
  let modules: [String: Backend]
  /// By the prefix: `/api/todos`.
  let prefixes: [String: Backend]

  var all: [Backend] { modules.values.sorted { $0.name < $1.name } + prefixes.values.sorted { $0.name < $1.name } }

  init(_ backends: Backends, timeout: Duration, logger: Logger) {
    var modules: [String: Backend] = [:]
    for (name, place) in backends.modules {
      guard case .remote(let addresses) = place else { continue }
      var policy = backends.policies[name] ?? BackendPolicy()
      // The modules are ours, and say there whether they can be used.
      policy.health = policy.health ?? "/health/ready"
      modules[name] = Backend(name: name, addresses: addresses, policy: policy, timeout: timeout, logger: logger)
    }
    self.modules = modules
    prefixes = Dictionary(
      backends.prefixes.map { prefix in
        let backend = Backend(
          name: prefix.path, addresses: prefix.addresses, policy: prefix.policy, timeout: timeout, logger: logger)
        return (prefix.path, backend)
      }, uniquingKeysWith: { first, _ in first })
  }
}
