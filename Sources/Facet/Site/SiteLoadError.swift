import FacetSyntax

/// Why a folder of templates can't be served.
public struct SiteLoadError: Error, Sendable {
  public let message: String
  public let diagnostics: [Diagnostic]

  public init(message: String, diagnostics: [Diagnostic]) {
    self.message = message
    self.diagnostics = diagnostics
  }
}
