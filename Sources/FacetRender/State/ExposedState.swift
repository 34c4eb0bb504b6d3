import FacetAnalysis
import FacetValue

extension Renderer {
  /// The state of a page as its client shows it in development: as `state(of:from:)` reads it, but with values as they are in
  /// JavaScript. There a date is a number of milliseconds, and a record has the names of its fields, not those of the data.
  package func state(of page: CheckedPage, exposed document: Value) throws(PageStateError) -> PageState {
    var reader = StateReader(project, page)
    reader.isExposed = true
    try reader.read(document)
    return reader.state
  }
}

/// Values as a client has them.
enum ExposedValue {
  /// The JSON of the type for a value of a client. What is that JSON already stays as it is.
  static func json(_ value: Value, as type: ValueType, in types: TypeTable) -> Value {
    switch (value, type) {
    case (.null, _): .null
    case (_, .optional(let wrapped)): json(value, as: wrapped, in: types)
    case (.int(let milliseconds), .date): .date(Instant(milliseconds: milliseconds))
    case (.array(let elements), .array(let element)): .array(elements.map { json($0, as: element, in: types) })
    case (.dictionary(let entries), .dictionary(_, let element)):
      .dictionary(
        ValueDictionary(uniquing: entries.lazy.map { (key: $0.key, value: json($0.value, as: element, in: types)) }))
    case (.dictionary(let entries), .record(let name)): record(entries, types.records[name], in: types)
    default: value
    }
  }

  private static func record(_ entries: ValueDictionary, _ type: RecordType?, in types: TypeTable) -> Value {
    guard let type else { return .dictionary(entries) }
    let fields = type.fields.compactMap { field in
      (entries[field.name] ?? entries[field.wireName]).map { value in
        (key: Value.string(field.wireName), value: json(value, as: field.type, in: types))
      }
    }
    return .dictionary(ValueDictionary(uniquing: fields))
  }
}
