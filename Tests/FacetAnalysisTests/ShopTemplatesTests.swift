import FacetAnalysis
import FacetSyntax
import Foundation
import Testing

@Suite struct ShopTemplatesTests {
  /// The templates that the project ships are the largest test of the checker: all of the language, and no mistake.
  @Test func theShopHasNoMistakes() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Templates")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".facet") }
    let files = try paths.map { path in
      let bytes = try Data(contentsOf: root.appending(path: path))
      return TemplateFile(relativePath: path, source: SourceFile(path: path, bytes: Array(bytes)))
    }
    #expect(files.count > 20)
    let (project, diagnostics) = ProjectChecker.check(files: files)
    for diagnostic in diagnostics where diagnostic.severity != .hint {
      let place = diagnostic.span.file.position(at: diagnostic.span.range.lowerBound)
      Issue.record(
        "\(diagnostic.span.file.path):\(place): \(diagnostic.code.id): \(diagnostic.message) \(diagnostic.hint ?? "")")
    }
    #expect(project?.pages.isEmpty == false)
  }
}
