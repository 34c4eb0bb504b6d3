/// One of the five backends: answers requests under its prefixes and does its own background work.
public protocol Module: Sendable {
  /// `users`, `products`, `orders`, `analytics` or `notifications`.
  var name: String { get }
  /// Path prefixes that it answers, such as `/api/products`.
  var prefixes: [String] { get }
  /// Never throws: whatever goes wrong is a problem with a status.
  func respond(to request: ModuleRequest) async -> ModuleResponse
  /// Whether its store can be read and written now; nil when it can, or else what is wrong.
  func unhealthy() async -> String?
  /// Background work (outbox, recovery); returns when cancelled.
  func run() async
}
