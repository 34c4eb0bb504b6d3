/// What generated code depends on besides the templates.
public struct ClientOptions: Sendable {
  /// The locale that `formatted` functions follow: `en`, `de`.
  public var locale: String
  /// Whether instances expose their state, and mismatches are errors.
  public var isDevelopment: Bool
  /// The names of pages that have a module of their own.
  public var pageModules: Set<String>

  public init(locale: String = "en", isDevelopment: Bool = false, pageModules: Set<String> = []) {
    self.locale = locale
    self.isDevelopment = isDevelopment
    self.pageModules = pageModules
  }
}
