import FacetValue
import Logging

/// The notifications module: `/api/notifications`.
public struct NotificationsModule: DescribedModule {
  public let name = "notifications"
  public let prefixes = ["/api/notifications"]
  public let endpoints: [Endpoint]
  public let router: ModuleRouter
  public let controller: NotificationController

  public init(_ controller: NotificationController, log: Logger) {
    self.controller = controller
    endpoints = NotificationsModule.endpoints(controller)
    router = ModuleRouter(endpoints, log: log)
  }

  public func unhealthy() async -> String? { await controller.unhealthy() }

  /// What another process adds has to be seen within a second.
  public func run() async { await controller.run(poll: .milliseconds(250)) }

  private static func endpoints(_ controller: NotificationController) -> [Endpoint] {
    [
      Endpoint(
        .get, "/api/notifications", .readNotifications, "Notifications, latest first",
        parameters: ParameterDescription.list(sorts: NotificationSort.allCases.map(\.rawValue)) + [.flag("unread")],
        success: .ok(.page(of: "Notification", notification))
      ) { request, _ in
        var query = QueryReader(request.query)
        let list = query.list(sorts: NotificationSort.allCases)
        let isUnread = query.bool("unread")
        try query.check()
        let page = try await controller.list(NotificationQuery(list, isUnread: isUnread), as: request.caller)
        return .ok(page.value(\.value))
      },
      Endpoint(
        .get, "/api/notifications/unread", .readNotifications, "How many the caller has not read",
        success: .ok(.named("UnreadCount", .object([.init("count", .integer(0...9_007_199_254_740_991))])))
      ) { request, _ in
        let count = try await controller.unreadCount(as: request.caller)
        return .ok(.record(Record(shape: unreadShape, fields: [.int(count)])))
      },
      Endpoint(
        .post, "/api/notifications/read", .markNotifications, "Mark all as read by the caller", success: .noContent
      ) { request, _ in
        try await controller.markAllRead(as: request.caller)
        return .noContent
      },
      Endpoint(
        .post, "/api/notifications/{id}/read", .markNotifications, "Mark one as read by the caller",
        success: .noContent
      ) { request, parameters in
        try await controller.markRead(try parameters.id("notification"), as: request.caller)
        return .noContent
      },
      Endpoint(
        .get, "/api/notifications/stream", .streamNotifications,
        "Live notifications; `ready` first, `reset` when what was missed is not all kept",
        parameters: [ParameterDescription("Last-Event-ID", in: .header, .anyText)], success: .events
      ) { request, _ in
        let stream = try await controller.stream(lastEventID: request.lastEventID, as: request.caller)
        return ModuleResponse(200, body: .events(stream))
      },
    ]
  }

  private static let unreadShape = RecordShape(name: "UnreadCount", fields: ["count"])

  private static let notification = Schema.named(
    "Notification",
    .object([
      .init("id", .id), .init("kind", .anyText), .init("title", .anyText), .init("body", .anyText),
      .init("link", .anyText), .init("createdAt", .date), .init("read", .boolean),
    ]))
}
