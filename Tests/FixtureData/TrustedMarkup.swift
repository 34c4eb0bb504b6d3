import FacetValue

extension Value {
  /// The data of a fixture with its trusted markup: `{"@html": "<b>x</b>"}`, at any depth, is what a module in the server's
  /// own process gives as `TrustedHTML`. JSON from elsewhere never becomes it.
  public var withTrustedMarkup: Value {
    switch self {
    case .array(let elements): return .array(elements.map(\.withTrustedMarkup))
    case .dictionary(let dictionary):
      if let markup = self["@html"]?.text { return .trustedHTML(TrustedHTML(sanitised: markup)) }
      let pairs = zip(dictionary.keys, dictionary.values)
      return .dictionary(ValueDictionary(uniquing: pairs.map { (key: $0, value: $1.withTrustedMarkup) }))
    default: return self
    }
  }
}
