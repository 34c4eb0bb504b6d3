import FacetHummingbird
import HTTPTypes

/// What a proxy says about a request: `X-Forwarded-*`, or `Forwarded` (RFC 7239). The nearest proxy's word counts.
struct Forwarding: Sendable, Equatable {
  var client: String?
  var host: String?
  var isSecure = false

  init() {}

  init(_ headers: HTTPFields) {
    var proto: String?
    if let value = headers[values: .forwarded].last, let element = value.split(separator: ",").last {
      for pair in element.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1).map { $0.filter { !" \"".contains($0) } }
        guard parts.count == 2 else { continue }
        switch parts[0].lowercased() {
        case "for": client = parts[1]
        case "host": host = parts[1]
        case "proto": proto = parts[1]
        default: break
        }
      }
    } else {
      client = Self.last(headers, .forwardedFor) ?? headers[.realIP]
      host = Self.last(headers, .forwardedHost)
      proto = Self.last(headers, .forwardedProto)
    }
    client = client.map(Self.address(ofNode:))
    isSecure = proto?.lowercased() == "https"
  }

  /// The address of a node without its port, which is another one for each connection (RFC 7239 §6). Names of nodes that
  /// are no addresses, `unknown` and the like, stay as they are.
  private static func address(ofNode node: String) -> String {
    if node.hasPrefix("["), let end = node.firstIndex(of: "]") {
      return String(node[node.index(after: node.startIndex)..<end])
    }
    let parts = node.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 ? String(parts[0]) : node
  }

  private static func last(_ headers: HTTPFields, _ name: HTTPField.Name) -> String? {
    headers[values: name].last?.split(separator: ",").last.map { $0.filter { $0 != " " } }
  }
}
