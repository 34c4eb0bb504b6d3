import FacetSyntax

/// Where checks put what they find, in the order found.
final class DiagnosticBag {
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Key> = []
  /// More than this many say nothing new, and a generated file could give millions.
  private let limit = 2_000

  private struct Key: Hashable {
    let code: String
    let file: ObjectIdentifier
    let range: Range<Int>
  }

  func report(
    _ code: DiagnosticCode, at span: SourceSpan, _ message: String, hint: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    add(
      Diagnostic(
        code, at: span, message, hint: hint.map(Self.sentence),
        notes: notes.map { .init(span: $0.span, message: Self.sentence($0.message)) }))
  }

  /// Hints and notes are put together from phrases; people read them as sentences.
  private static func sentence(_ phrase: String) -> String {
    let isEnded = [".", "?", "!"].contains { phrase.hasSuffix($0) }
    return phrase.capitalizedFirst + (isEnded ? "" : ".")
  }

  /// Keeps one diagnostic of a code for a place: expanding a component many times must not repeat it.
  func add(_ diagnostic: Diagnostic) {
    let key = Key(
      code: diagnostic.code.id, file: ObjectIdentifier(diagnostic.span.file), range: diagnostic.span.range)
    guard diagnostics.count < limit, seen.insert(key).inserted else { return }
    diagnostics.append(diagnostic)
  }
}
