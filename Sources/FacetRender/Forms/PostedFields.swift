import FacetValue

/// The fields of a posted form, by name and in order.
struct PostedFields {
  private var values: [TextKey: [String]] = [:]
  private var taken: [TextKey: Int] = [:]

  init(_ fields: [(name: String, value: String)]) {
    for field in fields { values[TextKey(field.name), default: []].append(field.value) }
  }

  func all(_ name: String) -> [String] { values[TextKey(name)] ?? [] }

  func count(of name: TextKey) -> Int { values[name]?.count ?? 0 }

  /// The next value of that name: controls of one name are posted in the order in which they stand.
  mutating func next(_ name: String) -> String? {
    let key = TextKey(name)
    let position = taken[key] ?? 0
    guard let list = values[key], position < list.count else { return nil }
    taken[key] = position + 1
    return list[position]
  }
}
