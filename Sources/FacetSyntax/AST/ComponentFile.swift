/// A parsed `.facet` file: a component, a page, a layout, a store, or `types.facet`.
public struct ComponentFile: Sendable {
  public let source: SourceFile
  /// The declarations of its `<script>`; for `types.facet` and stores, which are script throughout, all of it.
  public let declarations: [Declaration]
  public let nodes: [TemplateNode]
  public let style: StyleBlock?

  public init(source: SourceFile, declarations: [Declaration], nodes: [TemplateNode], style: StyleBlock?) {
    self.source = source
    self.declarations = declarations
    self.nodes = nodes
    self.style = style
  }
}

/// The text of a `<style>` and where it stands. Analysis scopes its selectors.
public struct StyleBlock: Sendable {
  public let css: String
  public let span: SourceSpan
  public init(css: String, span: SourceSpan) {
    self.css = css
    self.span = span
  }
}
