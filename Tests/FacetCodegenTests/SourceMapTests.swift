import FacetCodegen
import FacetSyntax
import FacetTesting
import FacetValue
import Testing

@Suite struct SourceMapTests {
  /// The template's text from a marker on.
  private func span(_ source: MarkedSource, _ file: SourceFile, _ marker: Int) throws -> SourceSpan {
    let start = try #require(source.markers[marker])
    return SourceSpan(file: file, range: start..<start + 1)
  }

  @Test func annotatedNodesLeadToTheirTemplates() throws {
    let source = MarkedSource("<p>🎉é{1️⃣a}</p>\n{2️⃣b}")
    let file = SourceFile(path: "Templates/A.facet", text: source.text)
    let other = SourceFile(path: "Templates/B.facet", text: "c")
    let code = JSPrinter().print([
      .const("x", .text("🎉")),
      .block([
        .expression(
          .call("f", .text("🎉"), a.annotated(try span(source, file, 1)), b.annotated(try span(source, file, 2))))
      ]),
      .expression(c.annotated(SourceSpan(file: other, range: 0..<1))),
    ])
    let map = SourceMap(of: code)
    #expect(map.sources.map(\.path) == ["Templates/A.facet", "Templates/B.facet"])
    let places = try DecodedPlace.decode(map.mappings)
    #expect(
      places == [
        DecodedPlace(line: 2, column: 10, source: 0, sourceLine: 0, sourceColumn: 7),
        DecodedPlace(line: 2, column: 13, source: 0, sourceLine: 1, sourceColumn: 1),
        DecodedPlace(line: 4, column: 0, source: 1, sourceLine: 0, sourceColumn: 0),
      ])
    // The places are where the code has what it was annotated with.
    #expect(places.map { self.text(code.text, at: $0) } == ["a", "b", "c"])
  }

  @Test func theInnermostOfOnePlaceIsKept() throws {
    let file = SourceFile(path: "A.facet", text: "ab")
    let statement = JSStatement.expression(a.annotated(SourceSpan(file: file, range: 1..<2)))
      .annotated(SourceSpan(file: file, range: 0..<2))
    let places = try DecodedPlace.decode(SourceMap(of: JSPrinter().print([statement])).mappings)
    #expect(places.map(\.sourceColumn) == [1])
  }

  @Test func marksFollowBrokenLinesAndParentheses() throws {
    let file = SourceFile(path: "A.facet", text: "ab")
    let long = JSExpression.text(String(repeating: "x", count: 99))
    let inner = binary(a, .or, b).annotated(SourceSpan(file: file, range: 1..<2))
    let code = JSPrinter().print([.expression(.call("f", long, binary(inner, .coalesce, c)))])
    let places = try DecodedPlace.decode(SourceMap(of: code).mappings)
    #expect(places.map { [$0.line, $0.column] } == [[2, 3]])
    #expect(places.map { self.text(code.text, at: $0) } == ["a"])
  }

  @Test func numbersOfEverySize() throws {
    let text = String(repeating: "y", count: 70_000)
    let file = SourceFile(path: "A.facet", text: text)
    let offsets = [0, 15, 16, 1023, 1024, 65_535, 69_999, 3, 0]
    let elements = offsets.map { JSExpression.number(1).annotated(SourceSpan(file: file, range: $0..<$0 + 1)) }
    let places = try DecodedPlace.decode(SourceMap(of: JSPrinter().print([.expression(.array(elements))])).mappings)
    #expect(places.map(\.sourceColumn) == offsets)
  }

  @Test func jsonOfTheMap() throws {
    let file = SourceFile(path: "A\".facet", text: "é\n")
    let map = SourceMap(of: JSPrinter().print([.expression(a.annotated(SourceSpan(file: file, range: 0..<2)))]))
    #expect(
      map.json(file: "a.js")
        == #"{"version":3,"file":"a.js","sources":["A\".facet"],"sourcesContent":["é\n"],"names":[],"mappings":"AAAA"}"#
    )
    #expect(
      map.json(file: "a.js", includesSources: false)
        == #"{"version":3,"file":"a.js","sources":["A\".facet"],"names":[],"mappings":"AAAA"}"#)
  }

  @Test func codeNamesItsMap() {
    let code = JSPrinter().print([.expression(.call("f"))])
    #expect(code.text(mappedAt: "a b.js.map") == "f();\n//# sourceMappingURL=a%20b.js.map\n")
    #expect(code.text(mappedAt: "\nx</script>") == "f();\n//# sourceMappingURL=%0Ax%3C/script>\n")
  }

  private func text(_ code: String, at place: DecodedPlace) -> String {
    let line = code.split(separator: "\n", omittingEmptySubsequences: false)[place.line]
    return String(decoding: Array(line.utf16)[place.column...].prefix(1), as: UTF16.self)
  }
}
