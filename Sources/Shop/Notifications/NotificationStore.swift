import FacetValue

/// Keeps notifications and who has read them. Every method is one transaction, durable when it returns.
public protocol NotificationStore: Sendable {
  /// Adds what comes from events that are new, in order, and returns it numbered. Numbers only ever grow.
  func add(_ notifications: [NewNotification]) async throws -> [Notification]
  func page(_ query: NotificationQuery, for userID: Int) async throws -> Page<Notification>
  func unreadCount(for userID: Int) async throws -> Int
  /// False when there is no such notification.
  func markRead(_ id: Int, for userID: Int) async throws -> Bool
  /// Marks all that there are.
  func markAllRead(for userID: Int) async throws
  /// The notifications after `id`, oldest first; nil when some of them are gone, or when no such number
  /// was given out yet.
  func after(_ id: Int, limit: Int, for userID: Int) async throws -> [Notification]?
  /// The number of the latest notification, 0 when there is none.
  func latestID() async throws -> Int
  /// Removes all but the latest `count`.
  func keep(_ count: Int) async throws
  /// Nil when the store answers, or else what is wrong.
  func unhealthy() async -> String?
}
