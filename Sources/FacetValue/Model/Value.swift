/// The one data model of Facet: backend modules produce it, the API writes it as JSON, the renderer reads it.
///
/// Values are immutable and have value semantics. Enumerations of the language are their raw text.
public enum Value: Sendable {
  /// The absent value of an optional.
  case null
  case bool(Bool)
  /// Within ±(2^53−1); whoever makes one checks that (`Value.safeIntegers`).
  case int(Int)
  case double(Double)
  /// A sequence of Unicode scalars, compared without normalisation.
  case string(String)
  case date(Instant)
  case money(Money)
  case array([Value])
  case dictionary(ValueDictionary)
  case record(Record)
  /// Markup that a named sanitiser has made: the only thing that `{@html}` takes.
  case trustedHTML(TrustedHTML)
  /// A callable prop. It means something only to the render that made it.
  case action(ActionHandle)

  /// The integers that every renderer holds exactly.
  public static let safeIntegers = -9_007_199_254_740_991...9_007_199_254_740_991
}

/// Markup that a sanitiser vouches for.
public struct TrustedHTML: Sendable, Hashable {
  public let markup: String
  public init(sanitised markup: String) { self.markup = markup }
}

/// Names an action of one component instance of the running render.
public struct ActionHandle: Sendable, Hashable {
  public let instance: Int
  public let action: Int
  public init(instance: Int, action: Int) {
    self.instance = instance
    self.action = action
  }
}
