/// Reads `.facet` files.
public enum ComponentParser {
  public enum Kind: Sendable {
    /// `<script>`, markup and `<style>`: components, pages, layouts.
    case component
    /// Script throughout: `types.facet` and the files under `stores/`.
    case script
  }

  /// Never throws and accepts any bytes: what is wrong is in the diagnostics, in source order, and the file holds
  /// what could be read.
  public static func parse(_ source: SourceFile, kind: Kind) -> (file: ComponentFile, diagnostics: [Diagnostic]) {
    var parser = Parser(source: source)
    let file = parser.parseFile(kind)
    return (file, parser.sortedDiagnostics)
  }
}
