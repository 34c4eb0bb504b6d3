import Facet
import Foundation
import Testing

@Suite struct DiagnosticsDocumentTests {
  /// `UPDATE_SNAPSHOTS=1` writes the document anew and fails, so that a change is looked at.
  @Test func theDocumentIsTheCatalogue() throws {
    let wanted = DiagnosticsDocument.text
    let file = Repository.root.appending(path: DiagnosticsDocument.path)
    let written = try? String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1", written != wanted {
      try Data(wanted.utf8).write(to: file)
      Issue.record("\(DiagnosticsDocument.path) was written anew; look at the difference")
      return
    }
    #expect(
      written == wanted,
      "\(DiagnosticsDocument.path) is not what the catalogue says: UPDATE_SNAPSHOTS=1 writes it anew")
  }

  @Test func everyCodeHasOneEntry() {
    let codes = DiagnosticCode.syntaxCatalogue + DiagnosticCode.analysisCatalogue
    let lines = DiagnosticsDocument.text.split(separator: "\n")
    for code in codes {
      #expect(lines.count { $0 == "### \(code.id)" } == 1, "\(code.id)")
    }
  }
}
