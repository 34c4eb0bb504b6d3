import FacetSyntax
import Testing

@Suite struct DiagnosticRendererTests {
  func diagnostics(_ text: String) -> [Diagnostic] {
    ComponentParser.parse(SourceFile(path: "Templates/pages/index.facet", text: text), kind: .component).diagnostics
  }

  @Test func textShowsTheLineHintAndNotes() {
    #expect(
      DiagnosticRenderer.text(diagnostics("<h1>é</h1>\r\n<ul>\t<li>One</ul>\r\n"))
        == """
        Templates/pages/index.facet:2:6: error: `<li>` is opened here and not closed before `</ul>`. [unclosed-tag]
             2 | <ul>\t<li>One</ul>
               |     \t^^^
               = hint: Add `</li>`.
        Templates/pages/index.facet:2:13: note: This tag comes first.
             2 | <ul>\t<li>One</ul>
               |     \t       ^^^^^

        """)
  }

  @Test func columnsCountScalars() {
    let found = diagnostics("<p>e\u{301}🎉{a +}</p>")
    #expect(found.first?.span.start == SourcePosition(line: 1, column: 11))
    #expect(found.first?.span.end == SourcePosition(line: 1, column: 12))
  }

  @Test func longLinesAreCut() {
    let text = DiagnosticRenderer.text(diagnostics(String(repeating: "a", count: 5000) + "{a +}"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 200 })
    #expect(text.contains("{a +}\n"))
  }

  @Test func controlCharactersAreNotPrinted() {
    let text = DiagnosticRenderer.text(diagnostics("<p>\u{1B}[31m{\u{7}}</p>"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func jsonIsOneObjectEach() {
    #expect(DiagnosticRenderer.json([Diagnostic]()) == "[]\n")
    #expect(
      DiagnosticRenderer.json(diagnostics("<p>\"</p>\n{a(\"\\q\")}\n</i>"))
        == #"""
        [
        {"file":"Templates/pages/index.facet","line":2,"column":5,"endLine":2,"endColumn":7,"code":"unknown-escape",\#
        "severity":"error","message":"There is no escape `\\q`.","hint":"The escapes are \\n \\r \\t \\\\ \\\" \\' \\{ \\} \#
        and \\u{…}.","notes":[]},
        {"file":"Templates/pages/index.facet","line":3,"column":1,"endLine":3,"endColumn":5,"code":"stray-end-tag",\#
        "severity":"error","message":"`</i>` closes nothing that is open.","hint":null,"notes":[]}
        ]

        """#)
  }
}
