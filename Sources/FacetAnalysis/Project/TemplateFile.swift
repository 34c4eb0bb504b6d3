import FacetSyntax

/// A file of a folder of templates.
public struct TemplateFile: Sendable {
  /// With `/`, relative to the templates folder: `pages/products/[id].facet`. It decides the file's role.
  public let relativePath: String
  public let source: SourceFile

  public init(relativePath: String, source: SourceFile) {
    self.relativePath = relativePath
    self.source = source
  }
}

/// What a check should do beyond the rules of the language.
public struct CheckOptions: Sendable {
  /// Also gives diagnostics of severity `hint`.
  public var includesHints: Bool

  public init(includesHints: Bool = true) { self.includesHints = includesHints }
}
