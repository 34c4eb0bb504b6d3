import Facet
import Gateway

/// What a server says on standard output once it listens.
struct Announcement: Sendable {
  let configuration: GatewayConfiguration
  /// Whether the shop has nothing in it yet.
  let isEmpty: Bool

  func print(port: Int?) {
    var lines = ["Facet serves \(address(port: port))"]
    lines.append("  pages      \(Target.allCases.map(\.root).joined(separator: " ")), from \(configuration.templates)")
    lines += backends
    lines.append("  visitors   \(visitors)")
    if isEmpty {
      lines.append("")
      lines.append("The shop is empty. Fill it with: facet seed --data \(configuration.data)")
    }
    Terminal.line(lines.joined(separator: "\n"))
  }

  /// `http://127.0.0.1:8080`
  func address(port: Int?) -> String {
    ServerAddress(configuration.listen, isSecure: configuration.tls != nil).text(port: port)
  }

  private var backends: [String] {
    var lines: [String] = []
    let embedded = configuration.backends.embeddedModules
    if !embedded.isEmpty {
      lines.append("  modules    \(embedded.joined(separator: ", ")), in this process, data in \(configuration.data)")
    }
    for name in Backends.moduleNames {
      if case .remote(let addresses)? = configuration.backends.modules[name] {
        lines.append("  module     \(name), at \(addresses.map(\.base).joined(separator: ", "))")
      }
    }
    for backend in configuration.backends.prefixes {
      lines.append("  backend    \(backend.path), at \(backend.addresses.map(\.base).joined(separator: ", "))")
    }
    return lines
  }

  private var visitors: String {
    switch configuration.auth {
    case .demo: "demo: everybody acts as the manager; for trying out, on this machine only"
    case .users: "sign in with accounts of the users module"
    case .none: "not known here; the backend authorises"
    }
  }
}
