import Facet
import FacetHummingbird
import HTTPTypes

/// What a request asks for. The name goes into the log: it has no ids in it, so lines can be counted by it.
enum Route: Sendable {
  /// The server's root, which leads to the first variant.
  case home
  case page(Target)
  case session
  case sessions
  case right(String)
  case sizes
  case openAPI
  case module(ModuleBackend)
  case prefix(PrefixBackend)
  /// Below `/api` and nobody's.
  case unknownAPI
  case live, ready
  case metrics
  /// Other versions of the templates, in development.
  case changes
  case file

  var name: String {
    switch self {
    case .home: "home"
    case .page(let target): "page/\(target.rawValue)"
    case .session: "session"
    case .sessions: "sessions"
    case .right: "session/rights"
    case .sizes: "sizes"
    case .openAPI: "openapi"
    case .module(let module): "module/\(module.name)"
    case .prefix(let backend): "backend\(backend.path)"
    case .unknownAPI: "unknown-api"
    case .live: "health/live"
    case .ready: "health/ready"
    case .metrics: "metrics"
    case .changes: "changes"
    case .file: "file"
    }
  }
}

/// Finds the route of an address.
struct RouteTable: Sendable {
  let modules: [ModuleBackend]
  /// The longest prefix first, so that `/api/todos/done` can have a server of its own.
  let prefixes: [PrefixBackend]
  let hasPages: Bool
  let hasChanges: Bool

  init(modules: [ModuleBackend], prefixes: [PrefixBackend], hasPages: Bool, hasChanges: Bool = false) {
    self.modules = modules
    self.prefixes = prefixes.sorted { $0.prefix.count > $1.prefix.count }
    self.hasPages = hasPages
    self.hasChanges = hasChanges
  }

  func route(_ address: RequestTarget) -> Route {
    let segments = address.segments
    guard let first = segments.first else { return .home }
    // What processes ask of each other is for nobody else, whatever stands in the configuration.
    if first.lowercased() == "internal" { return .unknownAPI }
    if let backend = prefix(of: segments) { return .prefix(backend) }
    if let target = Target(rawValue: first), hasPages { return .page(target) }
    if let operation = RightsEndpoint.operation(of: segments) { return .right(operation) }
    if SessionsEndpoint.isMeant(by: segments) { return .sessions }
    if SizesEndpoint.isMeant(by: segments) { return .sizes }
    switch (first, segments.count) {
    case ("api", 2) where segments[1] == "session": return .session
    case ("api", 2) where segments[1] == "openapi.json": return .openAPI
    case ("api", _): return module(of: segments).map(Route.module) ?? .unknownAPI
    case ("health", 2) where segments[1] == "live": return .live
    case ("health", 2) where segments[1] == "ready": return .ready
    case ("metrics", 1): return .metrics
    case ("facet", 2) where segments[1] == "changes" && hasChanges: return .changes
    default: return .file
    }
  }

  func module(of segments: [String]) -> ModuleBackend? {
    modules.first { module in module.prefixes.contains { segments.starts(with: $0) } }
  }

  func prefix(of segments: [String]) -> PrefixBackend? {
    prefixes.first { segments.starts(with: $0.prefix) }
  }
}
