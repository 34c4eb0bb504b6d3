import FacetHummingbird
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Shop

/// `GET /metrics`, in Prometheus' text format, for whoever watches the process.
///
/// On the gateway's own address only this machine reads it, and nobody for whom a proxy speaks: numbers tell much about a
/// shop. The request has to be for a name of this machine, too: a page of another site whose name was made to lead here is
/// of the same origin as its own name, and no other. Elsewhere metrics are at the `admin:` address.
struct MetricsEndpoint: Sendable {
  let metrics: GatewayMetrics

  /// - Throws: 404 when the request does not come from this machine itself.
  func respond(_ exchange: Exchange) async throws -> Response {
    guard Self.isLocal(exchange.context.peer, exchange.headers),
      ConfigurationResolver.loopbackNames.contains(ClientPolicy.name(of: exchange.client.authority))
    else { throw Refusal(.notFound("address")) }
    try exchange.allow([.get, .head])
    return await response()
  }

  func response() async -> Response {
    Response(
      status: .ok, headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: await metrics.text())))
  }

  /// Whether the peer is this machine, and speaks for itself.
  static func isLocal(_ peer: String?, _ headers: HTTPFields) -> Bool {
    guard let peer, AddressRange.loopback.contains(where: { $0.contains(peer) }) else { return false }
    return !headers.contains { ClientPolicy.isForwarding($0.name) }
  }
}
