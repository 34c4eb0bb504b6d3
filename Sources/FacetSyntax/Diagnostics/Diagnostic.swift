/// Something to tell the author of a template, as a value.
public struct Diagnostic: Sendable {
  public enum Severity: String, Sendable { case error, warning, hint }

  public let code: DiagnosticCode
  public let span: SourceSpan
  /// What is wrong, in one sentence that names what was expected and what came.
  public let message: String
  /// What to do, where that is known.
  public let hint: String?
  /// Other places that belong to it ("first declared here").
  public let notes: [Note]

  public struct Note: Sendable {
    public let span: SourceSpan
    public let message: String
    public init(span: SourceSpan, message: String) {
      self.span = span
      self.message = message
    }
  }

  public var severity: Severity { code.severity }

  public init(_ code: DiagnosticCode, at span: SourceSpan, _ message: String, hint: String? = nil, notes: [Note] = []) {
    self.code = code
    self.span = span
    self.message = message
    self.hint = hint
    self.notes = notes
  }
}

/// An entry of the catalogue that `docs/diagnostics.md` is made from.
public struct DiagnosticCode: Sendable, Hashable {
  /// Kebab case, stable, unique: `unclosed-tag`.
  public let id: String
  public let severity: Diagnostic.Severity
  /// One line: what it means.
  public let summary: String
  /// Why the rule exists and how to mend it, in a few sentences.
  public let explanation: String
  /// A template that gives it.
  public let example: String

  public init(_ id: String, _ severity: Diagnostic.Severity, _ summary: String, explanation: String, example: String) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.example = example
  }

  public static func == (a: DiagnosticCode, b: DiagnosticCode) -> Bool { a.id == b.id }
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
