import Facet
import FacetValue
import HTTPTypes
import Hummingbird
import Shop

/// Tells open pages of changed templates: an event for the version that is served now, and one for each later one.
struct ChangesEndpoint: Sendable {
  let served: ServedSite
  let streams: EventStreams

  func respond(_ exchange: Exchange, visitor: Visitor) async throws -> Response {
    try exchange.allow([.get, .head])
    let (events, feed) = AsyncStream.makeStream(of: ServerEvent.self)
    let telling = Task { [versions = served.versions] in
      for await version in versions { feed.yield(ServerEvent(id: nil, data: Self.value(of: version))) }
      feed.finish()
    }
    feed.onTermination = { _ in telling.cancel() }
    return try await streams.response(events, status: 200, exchange, visitor)
  }

  private static func value(of version: ServedSite.Version) -> Value {
    .dictionary(["site": .string(version.site), "problem": version.problem.map(Value.string) ?? .null])
  }
}
