import Facet

/// Loads templates for a command, or ends it with their diagnostics.
enum SiteLoading {
  static func load(_ folder: String, _ options: SiteOptions) throws -> Site {
    do {
      return try Site.load(folder: folder, options: options)
    } catch {
      let diagnostics = DiagnosticRenderer.text(error.diagnostics)
      throw CommandFailure([diagnostics, error.message].filter { !$0.isEmpty }.joined(separator: "\n"))
    }
  }
}
