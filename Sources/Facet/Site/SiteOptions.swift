/// How a site is loaded and served.
public struct SiteOptions: Sendable {
  /// The `lang` of documents, and the locale of formatting: `en`.
  public var language: String
  /// Paths that loads and actions may call: `/api`.
  public var apiPrefixes: [String]
  /// Whether error pages tell the visitor what went wrong in the template or the data.
  public var showsErrors: Bool
  /// How long the calls of one action may take together: after that no further call is made, and the action fails
  /// with 504.
  public var actionTime: Duration
  /// Takes a line for the operator's log.
  public var report: @Sendable (String) -> Void

  public init(
    language: String = "en", apiPrefixes: [String] = ["/api"], showsErrors: Bool = false,
    actionTime: Duration = .seconds(30),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.language = language
    self.apiPrefixes = apiPrefixes
    self.showsErrors = showsErrors
    self.actionTime = actionTime
    self.report = report
  }
}
