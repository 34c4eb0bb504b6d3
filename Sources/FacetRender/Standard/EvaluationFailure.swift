import FacetSyntax

/// Why an expression has no value: what the language calls an evaluation error.
///
/// It is one reference wide, so that the library's functions can throw it at no cost to those that don't.
public struct EvaluationFailure: Error, Sendable {
  private var storage: Storage

  /// One of `EvaluationFailure.Code`'s, or the evaluator's own.
  public var code: String { storage.code }
  /// A sentence for the template's author.
  public var message: String { storage.message }
  /// Where it happened; the standard library leaves it to the evaluator.
  public var span: SourceSpan? {
    get { storage.span }
    set { storage = Storage(code: code, message: message, span: newValue) }
  }

  public init(code: String, message: String, span: SourceSpan? = nil) {
    storage = Storage(code: code, message: message, span: span)
  }

  public init(_ code: Code, _ message: String) {
    self.init(code: code.rawValue, message: message)
  }

  /// The codes of the standard library. Cases in data files name them, and the clients use the same ones.
  public enum Code: String, Sendable, CaseIterable {
    case integerOverflow = "integer-overflow"
    case divisionByZero = "division-by-zero"
    case mixedCurrencies = "mixed-currencies"
    case invalidCurrency = "invalid-currency"
    case indexOutOfRange = "index-out-of-range"
    case numberOutOfRange = "number-out-of-range"
    case dateOutOfRange = "date-out-of-range"
    case emptySearch = "empty-search"
    case invalidArgument = "invalid-argument"
    case tooManyElements = "too-many-elements"
    case textTooLong = "text-too-long"
    case tooDeep = "value-too-deep"
    /// A value is not of the type that analysis found: a defect of Facet, or data that was not decoded.
    case wrongType = "wrong-type"
  }

  private final class Storage: Sendable {
    let code: String
    let message: String
    let span: SourceSpan?

    init(code: String, message: String, span: SourceSpan?) {
      self.code = code
      self.message = message
      self.span = span
    }
  }
}
