import FacetSyntax
import Testing

/// The dump of a component that must parse without a diagnostic.
func expectParsed(
  _ text: String, kind: ComponentParser.Kind = .component, _ expected: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let (file, diagnostics) = ComponentParser.parse(SourceFile(path: "Test.facet", text: text), kind: kind)
  #expect(diagnostics.map { "\($0.code.id): \($0.message)" } == [], sourceLocation: sourceLocation)
  #expect(file.dump == expected + "\n", sourceLocation: sourceLocation)
}

/// The dump of a single expression.
func expectExpression(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expectParsed("{\(text)}", "{\(expected)}", sourceLocation: sourceLocation)
}

/// The dump of a single statement of an action.
func expectStatement(_ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expectParsed(
    "action test() {\n\(text)\n}", kind: .script, "action test()\n  \(expected)", sourceLocation: sourceLocation)
}

/// The codes of the diagnostics of a component, in source order.
func codes(_ text: String, kind: ComponentParser.Kind = .component) -> [String] {
  ComponentParser.parse(SourceFile(path: "Test.facet", text: text), kind: kind).diagnostics.map(\.code.id)
}
