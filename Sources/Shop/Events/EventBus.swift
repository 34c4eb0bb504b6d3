/// One consumer of events: a module that wants to know what others did.
public struct EventSubscriber: Sendable {
  /// Unique and lasting: what it has received is remembered under this name.
  public let name: String
  /// Takes events in order. Throwing means "again later"; an event may come twice, so the consumer records ids in
  /// the transaction of what it does about them.
  public let receive: @Sendable ([DomainEvent]) async throws -> Void

  public init(name: String, receive: @escaping @Sendable ([DomainEvent]) async throws -> Void) {
    self.name = name
    self.receive = receive
  }
}

/// Carries events from the modules' outboxes to those who subscribed.
///
/// A bus has destinations. In process each subscriber is one; a bus on a broker has the broker alone. The relay keeps
/// an offset for each destination, so that one that fails holds up no other.
public protocol EventBus: Sendable {
  func subscribe(_ subscriber: EventSubscriber) async
  /// The names of the destinations, in the order of subscription.
  func destinations() async -> [String]
  /// Returns once the destination has taken the events for good; throws when it has not.
  func publish(_ events: [DomainEvent], to destination: String) async throws
}

/// The default bus: calls the subscribers of this process.
public actor InProcessEventBus: EventBus {
  private var subscribers: [EventSubscriber] = []

  public init() {}

  /// A later subscriber of the same name takes the place of the earlier one.
  public func subscribe(_ subscriber: EventSubscriber) {
    subscribers.removeAll { $0.name == subscriber.name }
    subscribers.append(subscriber)
  }

  public func destinations() -> [String] { subscribers.map(\.name) }

  public func publish(_ events: [DomainEvent], to destination: String) async throws {
    guard let subscriber = subscribers.first(where: { $0.name == destination }) else {
      throw EventBusError.unknownDestination(destination)
    }
    try await subscriber.receive(events)
  }
}

public enum EventBusError: Error, Equatable {
  case unknownDestination(String)
}
