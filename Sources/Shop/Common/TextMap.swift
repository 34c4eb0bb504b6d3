import FacetValue

/// A map from text to text as a value, its keys in order.
func textMap(_ map: [String: String]) -> Value {
  let entries = map.sorted { $0.key < $1.key }
  return .dictionary(ValueDictionary(uniquing: entries.map { (key: .string($0.key), value: .string($0.value)) }))
}
