import FacetSyntax
import Foundation
import Testing

/// The repository's own templates: the largest body of the language there is.
@Suite struct RepositoryTemplateTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static var files: [String] {
    ["Templates", "Examples"].flatMap { folder in
      let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".facet") }.map { "\(folder)/\($0)" }
    }.sorted()
  }

  @Test(arguments: files)
  func itParsesAndFormattingKeepsItsTree(_ path: String) throws {
    let bytes = Array(try Data(contentsOf: Self.root.appending(path: path)))
    let source = SourceFile(path: path, bytes: bytes)
    let kind = ComponentParser.Kind(path: path)
    let (file, diagnostics) = ComponentParser.parse(source, kind: kind)
    #expect(diagnostics.isEmpty, Comment(rawValue: DiagnosticRenderer.text(diagnostics)))
    let text = try #require(Formatter.format(source))
    let formatted = SourceFile(path: path, text: text)
    #expect(ComponentParser.parse(formatted, kind: kind).file.dumpIgnoringSpace == file.dumpIgnoringSpace)
    #expect(Formatter.format(formatted) == text)
  }
}
