import FacetSyntax
import Testing

@Suite struct CatalogueTests {
  @Test(arguments: DiagnosticCode.syntaxCatalogue)
  func theExampleGivesTheCode(_ code: DiagnosticCode) {
    // A string cannot hold invalid UTF-8; the replacement character stands for a byte that is none.
    let bytes = Array(code.example.utf8).split(separator: Array("\u{FFFD}".utf8)).joined(separator: [0xFF])
    let file = SourceFile(path: "Example.facet", bytes: Array(bytes))
    let found = ComponentParser.parse(file, kind: .component).diagnostics.map(\.code)
    #expect(found.contains(code), "\(code.id) gives \(found.map(\.id))")
    #expect(Set(found).count <= 2, "\(code.id) gives \(found.map(\.id))")
  }

  @Test func everyCodeIsDescribed() {
    let codes = DiagnosticCode.syntaxCatalogue
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in codes {
      #expect(code.id.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) })
      #expect(code.summary.hasSuffix("."))
      #expect(code.explanation.count > 20)
    }
  }
}
