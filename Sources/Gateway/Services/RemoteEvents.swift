import FacetValue
import NIOCore
import Shop

/// Events on their way to a module in another process: the relay's batches, in order, to `/internal/events`.
enum RemoteEvents {
  /// The answer comes when the module has committed what the events mean; only then does the relay go on.
  static func subscriber(_ module: String, _ service: ServiceClient) -> EventSubscriber {
    EventSubscriber(name: module) { events in
      let body: Value = ["events": .array(events.map(value))]
      _ = try await service.call("POST", ["internal", "events"], body: body, timeout: .seconds(30))
    }
  }

  private static func value(_ event: DomainEvent) -> Value {
    ["id": .string(event.id), "kind": .string(event.kind), "at": .int(event.at.milliseconds), "data": event.data]
  }

  static func event(_ object: WireObject) throws -> DomainEvent {
    DomainEvent(
      id: try object.text("id"), kind: try object.text("kind"),
      at: Instant(milliseconds: try object.int("at")), data: object.value("data") ?? .null)
  }
}
