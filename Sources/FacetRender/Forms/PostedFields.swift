import FacetValue

/// The fields of a posted form, by name and in order.
struct PostedFields {
  private var values: [TextKey: [String]] = [:]

  init(_ fields: [(name: String, value: String)]) {
    for field in fields { values[TextKey(field.name), default: []].append(field.value) }
  }

  func all(_ name: TextKey) -> [String] { values[name] ?? [] }
}
