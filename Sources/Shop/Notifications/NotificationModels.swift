import FacetValue

/// Something that the shop's staff should know of.
public struct Notification: Sendable, Hashable {
  public let id: Int
  /// The kind of the event that it came from: `order.placed`, `stock.low`.
  public let kind: String
  public let title: String
  public let body: String
  /// Relative to the application: `./orders/12`.
  public let link: String
  public let createdAt: Instant
  /// By the user on whose behalf it was fetched.
  public let isRead: Bool

  public init(
    id: Int, kind: String, title: String, body: String, link: String, createdAt: Instant, isRead: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.body = body
    self.link = link
    self.createdAt = createdAt
    self.isRead = isRead
  }

  private static let shape = RecordShape(
    name: "Notification", fields: ["id", "kind", "title", "body", "link", "createdAt", "read"])

  /// The record of the API.
  public var value: Value {
    .record(
      Record(
        shape: Notification.shape,
        fields: [
          .int(id), .string(kind), .string(title), .string(body), .string(link), .date(createdAt), .bool(isRead),
        ]))
  }
}

/// A notification that a store is to number.
public struct NewNotification: Sendable, Hashable {
  /// Of the event that it comes from; the same one makes it once.
  public let eventID: String
  public let kind: String
  public let title: String
  public let body: String
  public let link: String
  public let createdAt: Instant

  public init(eventID: String, kind: String, title: String, body: String, link: String, createdAt: Instant) {
    self.eventID = eventID
    self.kind = kind
    self.title = title
    self.body = body
    self.link = link
    self.createdAt = createdAt
  }

  /// Nil for events that staff need not act on.
  public init?(_ event: DomainEvent) {
    guard NewNotification.kinds.contains(event.kind) else { return nil }
    let text = EventText(event)
    self.init(
      eventID: event.id, kind: event.kind, title: text.title, body: text.body, link: text.link, createdAt: event.at)
  }

  /// The kinds of events that make notifications.
  public static let kinds: Set<String> = ["order.placed", "order.cancelled", "stock.low"]
}

/// Which notifications a list shows.
public struct NotificationQuery: Sendable {
  public var list: ListQuery<NotificationSort>
  /// Nil for both.
  public var isUnread: Bool?
  public init(_ list: ListQuery<NotificationSort> = ListQuery(), isUnread: Bool? = nil) {
    self.list = list
    self.isUnread = isUnread
  }
}

/// What notifications can be sorted by.
public enum NotificationSort: String, Sendable, CaseIterable { case createdAt, kind }
