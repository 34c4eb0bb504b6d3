import Facet

/// `docs/diagnostics.md`, made from the catalogues.
enum DiagnosticsDocument {
  static let path = "docs/diagnostics.md"

  static var text: String {
    let parts = [
      ("Reading a file", DiagnosticCode.syntaxCatalogue), ("Checking a project", DiagnosticCode.analysisCatalogue),
    ]
    return introduction + parts.map { overview($0, $1) }.joined() + parts.map { chapter($0, $1) }.joined()
  }

  private static let introduction = """
    # Diagnostics

    What `facet check`, start-up and `facet serve --dev` can say about templates. An *error* keeps the templates from being
    served; a *hint* is worth knowing. Each names its place, shows the line, and says what to do where that is known:

    ```text
    Templates/pages/index.facet:1:5: error: `<li>` is opened here and not closed before `</ul>`. [unclosed-tag]
         1 | <ul><li>One</ul>
           |     ^^^
           = hint: Add `</li>`.
    Templates/pages/index.facet:1:12: note: This tag comes first.
         1 | <ul><li>One</ul>
           |            ^^^^^
    ```

    Every example below gives its code; one that needs several files names each in a line `=== path`. Another file than
    `components/Example.facet` is named in the same way.

    This document is made from the catalogues in `Sources/FacetSyntax/Diagnostics` and `Sources/FacetAnalysis/Diagnostics`;
    a test keeps them equal.


    """

  private static func overview(_ title: String, _ codes: [DiagnosticCode]) -> String {
    let rows = codes.map { "| [`\($0.id)`](#\($0.id)) | \($0.severity.rawValue) | \(cell($0.summary)) |\n" }
    return "**\(title)**\n\n| code | severity | meaning |\n|---|---|---|\n\(rows.joined())\n"
  }

  private static func chapter(_ title: String, _ codes: [DiagnosticCode]) -> String {
    "## \(title)\n\n" + codes.map(entry).joined()
  }

  private static func entry(_ code: DiagnosticCode) -> String {
    """
    ### \(code.id)

    \(code.severity.rawValue.prefix(1).uppercased() + code.severity.rawValue.dropFirst()): \(code.summary)

    \(code.explanation)

    ```text
    \(shortened(code.example))
    ```


    """
  }

  /// An example that is long only because it repeats one character says so instead.
  private static func shortened(_ example: String) -> String {
    guard example.count > 400 else { return example }
    return "\(example.prefix(40))…\(example.suffix(40))"
  }

  private static func cell(_ text: String) -> String { text.split(separator: "|").joined(separator: "\\|") }
}
