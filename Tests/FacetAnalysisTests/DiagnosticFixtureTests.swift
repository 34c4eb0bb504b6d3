import FacetAnalysis
import FacetSyntax
import Foundation
import Testing

/// `Tests/Fixtures/diagnostics/<code>/`: the example of each code as files, and what its author sees.
///
/// `UPDATE_SNAPSHOTS=1` writes them from the catalogue, removes those of codes that are gone, and fails the run.
@Suite struct DiagnosticFixtureTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/diagnostics")
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1"

  /// A file cannot hold text and be no UTF-8, so that code has no fixture.
  static let codes = (DiagnosticCode.syntaxCatalogue + DiagnosticCode.analysisCatalogue).filter {
    $0.id != "invalid-utf8"
  }

  @Test(arguments: codes)
  func theFixtureIsWhatItsAuthorSees(_ code: DiagnosticCode) throws {
    let folder = Self.folder.appending(path: code.id)
    let found = ProjectChecker.check(files: code.exampleFiles).diagnostics
    let text = DiagnosticRenderer.text(found)
    if Self.isUpdating {
      try write(code, text, to: folder)
      Issue.record("wrote \(code.id)")
      return
    }
    for file in code.exampleFiles {
      let stored = try Data(contentsOf: folder.appending(path: "input/\(file.relativePath)"))
      #expect(Array(stored) == file.source.bytes, "\(code.id): \(file.relativePath) is not the catalogue's example")
    }
    let expected = try String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)
    #expect(text == expected)
  }

  @Test func thereIsNoFixtureWithoutACode() throws {
    let known = Set(Self.codes.map(\.id))
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    for name in names where !known.contains(name) {
      if Self.isUpdating { try FileManager.default.removeItem(at: Self.folder.appending(path: name)) }
      Issue.record("the fixture \(name) belongs to no code")
    }
  }

  private func write(_ code: DiagnosticCode, _ text: String, to folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for file in code.exampleFiles {
      let url = folder.appending(path: "input/\(file.relativePath)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.source.bytes).write(to: url)
    }
    try Data(text.utf8).write(to: folder.appending(path: "expected.txt"))
  }
}
