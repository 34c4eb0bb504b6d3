/// What generated code depends on besides the templates.
public struct ClientOptions: Sendable {
  /// The locale that `formatted` functions follow: `en`, `de`.
  public var locale: String
  /// Whether instances expose their state, and mismatches are errors.
  public var isDevelopment: Bool

  public init(locale: String = "en", isDevelopment: Bool = false) {
    self.locale = locale
    self.isDevelopment = isDevelopment
  }
}
