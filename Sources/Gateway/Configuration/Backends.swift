/// Where the API is that pages load from: modules by name, and other servers by path prefix.
public struct Backends: Sendable, Equatable {
  /// The names of the shop's modules.
  public static let moduleNames = ["users", "products", "orders", "analytics", "notifications"]

  public enum Place: Sendable, Equatable {
    /// In this process.
    case embedded
    /// At these addresses, each of which can answer everything.
    case remote([BackendAddress])
  }

  public var modules: [String: Place]
  /// What was said about modules that run elsewhere, by name.
  public var policies: [String: BackendPolicy] = [:]
  public var prefixes: [PrefixBackend]

  public init(
    modules: [String: Place] = [:], policies: [String: BackendPolicy] = [:], prefixes: [PrefixBackend] = []
  ) {
    self.modules = modules
    self.policies = policies
    self.prefixes = prefixes
  }

  /// All five modules in this process.
  public static let embeddedShop = Backends(
    modules: Dictionary(uniqueKeysWithValues: moduleNames.map { ($0, Place.embedded) }))

  public var hasEmbeddedModule: Bool { modules.values.contains(.embedded) }

  /// The modules of this process, in the usual order.
  public var embeddedModules: [String] { Self.moduleNames.filter { modules[$0] == .embedded } }

  /// Whether a module runs in another process.
  public func isRemote(_ module: String) -> Bool {
    if case .remote? = modules[module] { true } else { false }
  }
}

/// Somebody else's HTTP API below a path prefix.
public struct PrefixBackend: Sendable, Equatable {
  /// A request's header that is passed on.
  public enum Forwarded: String, Sendable, CaseIterable {
    case cookie, authorization
    case acceptLanguage = "accept-language"
  }
  /// A response's header that is passed back, when an action or another unsafe request gets it.
  public enum Returned: String, Sendable, CaseIterable { case setCookie = "set-cookie" }

  /// `["api", "todos"]`
  public let prefix: [String]
  /// Not empty; each of them can answer everything.
  public let addresses: [BackendAddress]
  public let forward: Set<Forwarded>
  public let returned: Set<Returned>
  public let policy: BackendPolicy

  public init(
    prefix: [String], addresses: [BackendAddress], forward: Set<Forwarded> = [], returned: Set<Returned> = [],
    policy: BackendPolicy = BackendPolicy()
  ) {
    self.prefix = prefix
    self.addresses = addresses
    self.forward = forward
    self.returned = returned
    self.policy = policy
  }

  /// With one address.
  public init(
    prefix: [String], address: BackendAddress, forward: Set<Forwarded> = [], returned: Set<Returned> = [],
    policy: BackendPolicy = BackendPolicy()
  ) {
    self.init(prefix: prefix, addresses: [address], forward: forward, returned: returned, policy: policy)
  }

  /// `/api/todos`
  public var path: String { "/" + prefix.joined(separator: "/") }
}
