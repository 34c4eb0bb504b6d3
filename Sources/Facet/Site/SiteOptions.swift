/// How a site is loaded and served.
public struct SiteOptions: Sendable {
  /// The `lang` of documents, and the locale of formatting: `en`.
  public var language: String
  /// Paths that loads and actions may call: `/api`.
  public var apiPrefixes: [String]
  /// Whether error pages tell the visitor what went wrong in the template or the data.
  public var showsErrors: Bool
  /// Takes a line for the operator's log.
  public var report: @Sendable (String) -> Void

  public init(
    language: String = "en", apiPrefixes: [String] = ["/api"], showsErrors: Bool = false,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.language = language
    self.apiPrefixes = apiPrefixes
    self.showsErrors = showsErrors
    self.report = report
  }
}
