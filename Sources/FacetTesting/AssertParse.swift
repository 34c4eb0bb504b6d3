import FacetSyntax
import Testing

/// A diagnostic that a test expects, at a marker of its source.
public struct ExpectedDiagnostic: Sendable {
  public let marker: Int
  public let code: DiagnosticCode
  public let message: String?
  public let hint: String?

  /// - Parameters:
  ///   - marker: the digit of the keycap at which the diagnostic begins.
  ///   - message: the whole message; nil if it does not matter.
  ///   - hint: the whole hint; nil if it does not matter.
  public init(_ marker: Int, _ code: DiagnosticCode, message: String? = nil, hint: String? = nil) {
    self.marker = marker
    self.code = code
    self.message = message
    self.hint = hint
  }
}

/// Parses a marked source and checks that it gives these diagnostics and no others:
///
///     assertParse("1️⃣{#fi a}x{/if}", [ExpectedDiagnostic(1, .unknownBlock, hint: "Did you mean `{#if}`?")])
///
/// - Parameter dump: what `ComponentFile.dump` has to be; nil if it does not matter.
public func assertParse(
  _ marked: String, kind: ComponentParser.Kind = .component, _ expected: [ExpectedDiagnostic] = [],
  dump: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = MarkedSource(marked)
  let (file, found) = ComponentParser.parse(SourceFile(path: "Test.facet", text: source.text), kind: kind)
  assertDiagnostics(found, expected, in: source, sourceLocation: sourceLocation)
  if let dump { #expect(file.dump == dump, sourceLocation: sourceLocation) }
}

/// Checks diagnostics, from whatever phase, against markers.
public func assertDiagnostics(
  _ found: [Diagnostic], _ expected: [ExpectedDiagnostic], in source: MarkedSource,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let all = Comment(rawValue: DiagnosticRenderer.text(found))
  #expect(found.map(\.code.id) == expected.map(\.code.id), all, sourceLocation: sourceLocation)
  for (diagnostic, expectation) in zip(found, expected) {
    guard let offset = source.markers[expectation.marker] else {
      Issue.record("The source has no marker \(expectation.marker).", sourceLocation: sourceLocation)
      continue
    }
    #expect(diagnostic.span.range.lowerBound == offset, all, sourceLocation: sourceLocation)
    if let message = expectation.message { #expect(diagnostic.message == message, sourceLocation: sourceLocation) }
    if let hint = expectation.hint { #expect(diagnostic.hint == hint, sourceLocation: sourceLocation) }
  }
}
