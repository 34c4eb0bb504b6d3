import Shop

/// A module of the shop as the gateway reaches it: in this process, or at other addresses.
struct ModuleBackend: Sendable {
  enum Place: Sendable {
    case embedded(any Module)
    case remote(Backend)
  }

  let name: String
  /// `[["api", "products"]]`
  let prefixes: [[String]]
  let place: Place

  init(embedded module: any Module) {
    name = module.name
    prefixes = module.prefixes.map { $0.split(separator: "/").map(String.init) }
    place = .embedded(module)
  }

  init(remote backend: Backend) {
    name = backend.name
    prefixes = [["api", backend.name]]
    place = .remote(backend)
  }
}
