/// How a site is loaded and served.
public struct SiteOptions: Sendable {
  /// The `lang` of documents, and the locale of formatting: `en`.
  public var language: String
  /// Paths that loads and actions may call: `/api`.
  public var apiPrefixes: [String]
  /// Whether error pages tell the visitor what went wrong in the template or the data.
  public var showsErrors: Bool
  /// Whether interactive pages load a client in the browser. Without, they are pages of links and forms.
  public var hasClients: Bool
  /// Whether clients are compiled for development: they show their state and report mismatches as errors.
  public var isDevelopment: Bool
  /// Whether pages listen for other versions of the site, and load themselves again.
  public var followsChanges: Bool
  /// Modules that stand behind names that clients import, instead of Facet's own runtimes: `preact`, `solid-js/web`.
  public var runtimes: [String: [UInt8]] = [:]
  /// What `facet build` has made. Without it, or when the templates have changed since, pages load separate modules.
  public var bundles: BundleManifest?
  /// Makes the `integrity` of a file of its bytes, `sha384-…` (Subresource Integrity §3.1), for the stylesheet and the
  /// modules that pages load; nil writes none. That of bundles is in their manifest. In development it is not used.
  public var integrity: (@Sendable ([UInt8]) -> String)?
  /// How long the calls of one action may take together: after that no further call is made, and the action fails
  /// with 504.
  public var actionTime: Duration
  /// Learns how long the rendering of a page has taken, loads aside.
  public var rendered: @Sendable (_ page: String, _ target: Target, _ time: Duration) -> Void = { _, _, _ in }
  /// Takes a line for the operator's log.
  public var report: @Sendable (String) -> Void

  public init(
    language: String = "en", apiPrefixes: [String] = ["/api"], showsErrors: Bool = false,
    hasClients: Bool = true, isDevelopment: Bool = false, followsChanges: Bool = false,
    bundles: BundleManifest? = nil, actionTime: Duration = .seconds(30),
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.language = language
    self.apiPrefixes = apiPrefixes
    self.showsErrors = showsErrors
    self.hasClients = hasClients
    self.isDevelopment = isDevelopment
    self.followsChanges = followsChanges
    self.bundles = bundles
    self.actionTime = actionTime
    self.report = report
  }
}
