import FacetAnalysis
import FacetSyntax
import Foundation
import Testing

/// `Tests/Fixtures/nesting/cases.json`: small trees, and whether html5lib keeps them.
@Suite struct NestingCasesTests {
  struct Case: Decodable {
    let markup: String
    let isKept: Bool
  }

  @Test func theCheckerAgreesWithTheParser() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appending(path: "Fixtures/nesting/cases.json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count > 500)
    for item in cases {
      let file = TemplateFile(
        relativePath: "pages/index.facet", source: SourceFile(path: "index.facet", text: item.markup))
      let found = ProjectChecker.check(files: [file]).diagnostics.filter { $0.severity == .error }
      #expect(found.isEmpty == item.isKept, "\(item.markup): \(found.map(\.message))")
    }
  }
}
