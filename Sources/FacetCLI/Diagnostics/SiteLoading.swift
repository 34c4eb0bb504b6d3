import Facet

/// Loads templates for a command, or ends it with their diagnostics.
enum SiteLoading {
  static func load(_ folder: String, _ options: SiteOptions) throws -> Site {
    do {
      return try Site.load(folder: folder, options: options)
    } catch {
      throw CommandFailure(text(of: error))
    }
  }

  /// The diagnostics, with their source lines, and what they mean for the whole.
  static func text(of error: SiteLoadError) -> String {
    [DiagnosticRenderer.text(error.diagnostics), error.message].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
