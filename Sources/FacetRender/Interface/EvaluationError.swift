import FacetSyntax

/// Why a template could not be evaluated, and where in it.
///
/// It is one reference wide, so that the evaluator's functions can throw it at no cost to those that don't.
public struct EvaluationError: Error, Sendable {
  private let storage: Storage

  /// Kebab case: `division-by-zero`, `nesting-too-deep`, `parameter-mismatch`.
  public var code: String { storage.code }
  public var message: String { storage.message }
  public var span: SourceSpan? { storage.span }
  /// The names of the component instances that it happened in, outermost first.
  public var components: [String] { storage.components }

  /// A path parameter is not of its declared type: there is no such page.
  public static let parameterMismatch = "parameter-mismatch"

  public init(code: String, message: String, span: SourceSpan? = nil, components: [String] = []) {
    storage = Storage(code: code, message: message, span: span, components: components)
  }

  /// The same error with a position, unless it has one.
  func at(_ span: SourceSpan) -> EvaluationError {
    guard storage.span == nil else { return self }
    return EvaluationError(code: code, message: message, span: span, components: components)
  }

  func within(_ components: [String]) -> EvaluationError {
    guard storage.components.isEmpty else { return self }
    return EvaluationError(code: code, message: message, span: span, components: components)
  }

  private final class Storage: Sendable {
    let code: String
    let message: String
    let span: SourceSpan?
    let components: [String]
    init(code: String, message: String, span: SourceSpan?, components: [String]) {
      self.code = code
      self.message = message
      self.span = span
      self.components = components
    }
  }
}
