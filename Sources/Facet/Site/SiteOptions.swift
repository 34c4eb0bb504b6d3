/// How a site is loaded and served.
public struct SiteOptions: Sendable {
  /// The `lang` of documents, and the locale of formatting: `en`.
  public var language: String
  /// Paths that loads and actions may call: `/api`.
  public var apiPrefixes: [String]
  /// Whether errors show their template position and message to the visitor.
  public var showsErrors: Bool

  public init(language: String = "en", apiPrefixes: [String] = ["/api"], showsErrors: Bool = false) {
    self.language = language
    self.apiPrefixes = apiPrefixes
    self.showsErrors = showsErrors
  }
}
