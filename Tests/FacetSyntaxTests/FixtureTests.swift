import FacetSyntax
import Foundation
import Testing

/// `Tests/Fixtures/parser/<case>/`: the dump and the diagnostics of `input.facet` are in `expected.txt`.
/// `UPDATE_SNAPSHOTS=1` writes them anew and fails, so that a change is looked at.
@Suite struct FixtureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/parser")

  static var cases: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()) ?? []
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 6)
  }

  @Test(arguments: cases)
  func theTreeIsTheExpectedOne(_ name: String) throws {
    let source = try Self.source(name)
    let kind: ComponentParser.Kind = name == "types" ? .script : .component
    let (file, diagnostics) = ComponentParser.parse(source, kind: kind)
    let found = file.dump + (diagnostics.isEmpty ? "" : "\n" + DiagnosticRenderer.text(diagnostics))
    let url = Self.folder.appending(path: "\(name)/expected.txt")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try Data(found.utf8).write(to: url)
      Issue.record("wrote \(url.path)")
      return
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    #expect(found == expected)
  }

  @Test(arguments: cases.filter { $0 != "errors" })
  func formattingKeepsTheTree(_ name: String) throws {
    let source = try Self.source(name)
    let kind: ComponentParser.Kind = name == "types" ? .script : .component
    let text = try #require(Formatter.format(source, kind: kind))
    #expect(text == String(decoding: source.bytes, as: UTF8.self), "the fixtures are formatted")
  }

  @Test(arguments: ["page", "product-list", "statements", "types"])
  func lostIndentationComesBack(_ name: String) throws {
    let source = try Self.source(name)
    let text = String(decoding: source.bytes, as: UTF8.self)
    let flat = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.drop { $0 == " " }) }.joined(separator: "\n")
    let kind: ComponentParser.Kind = name == "types" ? .script : .component
    #expect(Formatter.format(SourceFile(path: "Flat.facet", text: flat), kind: kind) == text)
  }

  private static func source(_ name: String) throws -> SourceFile {
    let url = folder.appending(path: "\(name)/input.facet")
    return SourceFile(path: "\(name)/input.facet", bytes: Array(try Data(contentsOf: url)))
  }
}
