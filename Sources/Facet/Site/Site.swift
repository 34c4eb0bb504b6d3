import FacetSyntax

/// A folder of templates, checked and ready to answer requests for its pages.
///
/// ```swift
/// let site = try Site.load(folder: "Templates")
/// let reply = await site.respond(to: request, api: api)
/// ```
public final class Site: Sendable {
  /// The global and scoped styles, as one file whose name changes with its content.
  public let stylesheet: Stylesheet

  public struct Stylesheet: Sendable {
    /// `/assets/facet-1a2b3c4d.css`
    public let path: String
    public let bytes: [UInt8]
  }

  init(stylesheet: Stylesheet) {
    self.stylesheet = stylesheet
  }

  /// Reads, checks and compiles the templates of a folder.
  ///
  /// - Throws: `SiteLoadError` with every diagnostic when a template is wrong or the folder can't be read.
  public static func load(folder: String, options: SiteOptions = SiteOptions()) throws(SiteLoadError) -> Site {
    throw SiteLoadError(message: "no templates in \(folder)", diagnostics: [])
  }

  /// Answers a request for a page: runs its loads, or the action that was posted, and renders.
  public func respond(to request: PageRequest, api: any PageAPI) async -> PageReply {
    PageReply(status: 404)
  }
}

/// Why a folder of templates can't be served.
public struct SiteLoadError: Error, Sendable {
  public let message: String
  public let diagnostics: [Diagnostic]
  public init(message: String, diagnostics: [Diagnostic]) {
    self.message = message
    self.diagnostics = diagnostics
  }
}
