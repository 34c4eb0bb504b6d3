import FacetValue

/// A map from text to text as a value, its keys in order.
func textMap(_ map: [String: String]) -> Value {
  let entries = map.sorted { $0.key < $1.key }
  return .record(
    Record(shape: RecordShape(name: "Map", fields: entries.map(\.key)), fields: entries.map { .string($0.value) }))
}
