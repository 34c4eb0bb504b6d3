import FacetAnalysis
import FacetSyntax
import Testing

@Suite struct AnalysisCatalogueTests {
  @Test(arguments: DiagnosticCode.analysisCatalogue)
  func theExampleGivesTheCode(_ code: DiagnosticCode) {
    let found = ProjectChecker.check(files: code.exampleFiles).diagnostics
    #expect(found.contains { $0.code == code }, "\(code.id) gives \(found.map { "\($0.code.id): \($0.message)" })")
    let others = Set(found.map(\.code)).subtracting([code]).filter { $0.severity == .error }
    #expect(others.isEmpty, "\(code.id) gives \(found.map { "\($0.code.id): \($0.message)" })")
  }

  @Test func everyCodeIsDescribed() {
    let codes = DiagnosticCode.syntaxCatalogue + DiagnosticCode.analysisCatalogue
    #expect(Set(codes.map(\.id)).count == codes.count)
    for code in DiagnosticCode.analysisCatalogue {
      #expect(code.id.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) })
      #expect(code.summary.hasSuffix("."))
      #expect(code.explanation.hasSuffix("."))
    }
  }
}
